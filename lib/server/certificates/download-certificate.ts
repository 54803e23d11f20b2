import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import { CertificateError } from "./certificate-error";
import type { FetchOptions } from "./fetch-link";
import { findKeptCertificate } from "./find-kept-certificate";
import type { InstanceOfCertificate } from "./keep-certificate";
import { type ObtainedCertificate, obtainCertificate } from "./obtain-certificate";

export type CertificateRequest = InstanceOfCertificate & { readonly format: "pem" };
export type CertificateFile = Pick<ObtainedCertificate, "sha256" | "overHttp" | "source"> & {
  readonly filename: string;
  readonly body: Buffer;
  readonly contentType: string;
};
type AuditFacts = { readonly sha256?: string; readonly code?: string; readonly apiRequestId?: string | null };

async function audit(
  ctx: Ctx,
  key: InstanceOfCertificate,
  outcome: AuditOutcome,
  facts: AuditFacts = {},
): Promise<void> {
  const { sha256 = null, code = null, apiRequestId = null } = facts;
  const { region, instanceId } = key;
  const event = { action: "certificate.download", region, instanceId, sha256 } as const;
  const { requestId: subjectId } = ctx;
  await ctx.app.store.transaction((trx) => appendAudit(trx, ctx, { event, outcome, subjectId, code, apiRequestId }));
}

/**
 * Downloads an instance's CA certificate as PEM, as `obtainCertificate` gets it. The audit has a row before and one after.
 * @throws Refusal not_permitted, not_found, store_unavailable · CertificateError
 */
export async function downloadCertificate(
  ctx: Ctx,
  request: CertificateRequest,
  options: FetchOptions = {},
): Promise<CertificateFile> {
  requirePermission(ctx, "certificate.download");
  const key = { region: request.region, instanceId: request.instanceId };
  await findKeptCertificate(ctx, key);
  await audit(ctx, key, "intent");
  let obtained: ObtainedCertificate;
  try {
    obtained = await obtainCertificate(ctx, key, options);
  } catch (error) {
    const known = error instanceof CertificateError ? error : null;
    const code = known?.reason ?? "unexpected";
    ctx.app.log.warn({ ...key, code, params: known?.params }, "certificate download failed");
    await audit(ctx, key, "failed", { code, apiRequestId: String(known?.params.requestId ?? "") || null });
    throw error;
  }
  const { pem, sha256, overHttp, source, apiRequestId } = obtained;
  await audit(ctx, key, "succeeded", { sha256, apiRequestId });
  const filename = `${key.instanceId}-MongoDB-CA.crt`;
  return { filename, body: Buffer.from(pem, "ascii"), contentType: "application/x-pem-file", sha256, overHttp, source };
}
