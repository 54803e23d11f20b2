import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { type CertificateFormat, isTruststorePassword } from "@/lib/domain/certificate-format";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import { CertificateError } from "./certificate-error";
import type { FetchOptions } from "./fetch-link";
import { findKeptCertificate } from "./find-kept-certificate";
import { findPreviousCertificate } from "./find-previous-certificate";
import { certificateFile, type FormedFile } from "./formats/certificate-file";
import type { InstanceOfCertificate } from "./keep-certificate";
import { type ObtainedCertificate, obtainCertificate } from "./obtain-certificate";

export type CertificateRequest = InstanceOfCertificate & {
  readonly format: CertificateFormat;
  /** Of a p12; without, Java's customary one. It is kept nowhere. */
  readonly password?: string | undefined;
};
export type CertificateFile = FormedFile & Pick<ObtainedCertificate, "sha256" | "overHttp" | "source">;
type AuditFacts = { readonly sha256?: string; readonly code?: string; readonly apiRequestId?: string | null };

async function audit(
  ctx: Ctx,
  { region, instanceId, format }: CertificateRequest,
  outcome: AuditOutcome,
  facts: AuditFacts = {},
): Promise<void> {
  const { sha256 = null, code = null, apiRequestId = null } = facts;
  const event = { action: "certificate.download", region, instanceId, sha256, format } as const;
  const { requestId: subjectId } = ctx;
  await ctx.app.store.transaction((trx) => appendAudit(trx, ctx, { event, outcome, subjectId, code, apiRequestId }));
}

/**
 * Downloads an instance's CA certificate, as `obtainCertificate` gets it, in the form that was asked for. The audit has a row before and one after.
 * @throws Refusal not_permitted, not_found, invalid_input, store_unavailable · CertificateError
 */
export async function downloadCertificate(
  ctx: Ctx,
  request: CertificateRequest,
  options: FetchOptions = {},
): Promise<CertificateFile> {
  requirePermission(ctx, "certificate.download");
  const { region, instanceId, format, password = null } = request;
  const key = { region, instanceId };
  if (password !== null && !isTruststorePassword(password)) throw new Refusal("invalid_input", { field: "password" });
  await findKeptCertificate(ctx, key);
  await audit(ctx, request, "intent");
  let obtained: ObtainedCertificate;
  try {
    obtained = await obtainCertificate(ctx, key, options);
  } catch (error) {
    const known = error instanceof CertificateError ? error : null;
    const code = known?.reason ?? "unexpected";
    ctx.app.log.warn({ ...key, code, params: known?.params }, "certificate download failed");
    await audit(ctx, request, "failed", { code, apiRequestId: String(known?.params.requestId ?? "") || null });
    throw error;
  }
  const { pem, chainPem, sha256, overHttp, source, apiRequestId } = obtained;
  const kept = await findPreviousCertificate(ctx, key, sha256);
  const previous = kept && { pem: kept.pem, chainPem: kept.chain_pem };
  const file = await certificateFile(instanceId, { present: { pem, chainPem }, previous }, format, password);
  await audit(ctx, request, "succeeded", { sha256, apiRequestId });
  return { ...file, sha256, overHttp, source };
}
