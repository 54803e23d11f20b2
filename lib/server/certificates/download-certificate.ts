import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { appendAudit } from "../audit/append-audit";
import { CloudError, type SslAnswer } from "../cloud/cloud";
import { type Ctx, requirePermission } from "../context";
import { CertificateError } from "./certificate-error";
import { decodeCertificate } from "./decode-certificate";
import { type FetchOptions, fetchLink } from "./fetch-link";
import { findKeptCertificate } from "./find-kept-certificate";
import { inspectCertificate } from "./inspect-certificate";
import { type InstanceOfCertificate, keepCertificate } from "./keep-certificate";

export type CertificateRequest = InstanceOfCertificate & { readonly format: "pem" };
export type CertificateFile = {
  readonly filename: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly sha256: string;
  /** Fetched without authentication, now or when it was kept. */
  readonly overHttp: boolean;
  /** `kept` = the cloud's API could not be asked, this is the one of the last download. */
  readonly source: "cloud" | "kept";
};

type Found = {
  readonly pem: string;
  readonly sha256: string;
  readonly overHttp: boolean;
  readonly source: "cloud" | "kept";
  readonly apiRequestId: string | null;
};

function cloudProblem(error: CloudError): CertificateError {
  const reason = error.class === "final" || error.class === "permission" ? "cloud_refused" : "cloud_unreachable";
  return new CertificateError(reason, { code: error.code ?? "", requestId: error.requestId ?? "" });
}

/** The link as the API gives it now: how long one lives is not documented, so a stored one is not used. */
async function readLink(ctx: Ctx, key: InstanceOfCertificate): Promise<SslAnswer | CertificateError> {
  try {
    return await ctx.app.cloud.readSsl(key.region, key.instanceId, { lane: "change" });
  } catch (error) {
    if (error instanceof CloudError) return cloudProblem(error);
    throw error;
  }
}

async function findCertificate(ctx: Ctx, key: InstanceOfCertificate, options: FetchOptions): Promise<Found> {
  const answer = await readLink(ctx, key);
  if (answer instanceof CertificateError) {
    const kept = answer.reason === "cloud_unreachable" ? await findKeptCertificate(ctx, key) : null;
    if (!kept) throw answer;
    return {
      pem: kept.pem,
      sha256: kept.sha256,
      overHttp: kept.fetched_over === "http",
      source: "kept",
      apiRequestId: null,
    };
  }
  const { certificateUrl, enabled, requestId } = answer;
  if (enabled === false && !certificateUrl) throw new CertificateError("ssl_off", { requestId });
  const { body, overHttp } = await fetchLink(certificateUrl, ctx.app.config.certificates, options);
  const certificate = inspectCertificate(decodeCertificate(body));
  const seen = { over: overHttp ? "http" : "https", now: ctx.app.clock.now() } as const;
  await ctx.app.store.transaction((trx) => keepCertificate(trx, key, certificate, seen));
  return { pem: certificate.pem, sha256: certificate.sha256, overHttp, source: "cloud", apiRequestId: requestId };
}

/**
 * Downloads an instance's CA certificate as PEM: reads its link from the API, fetches it with the guards of architecture.md "Security", keeps it. If the API can't be
 * reached, the one of the last download is given instead. The audit has a row before and one after.
 * @throws Refusal not_permitted, not_found, store_unavailable · CertificateError
 */
export async function downloadCertificate(
  ctx: Ctx,
  request: CertificateRequest,
  options: FetchOptions = {},
): Promise<CertificateFile> {
  requirePermission(ctx, "certificate.download");
  const { region, instanceId } = request;
  await findKeptCertificate(ctx, request);
  const audit = (outcome: AuditOutcome, facts: { sha256?: string; code?: string; apiRequestId?: string | null } = {}) =>
    ctx.app.store.transaction((trx) =>
      appendAudit(trx, ctx, {
        event: { action: "certificate.download", region, instanceId, sha256: facts.sha256 ?? null },
        outcome,
        subjectId: ctx.requestId,
        code: facts.code ?? null,
        apiRequestId: facts.apiRequestId ?? null,
      }),
    );
  await audit("intent");
  try {
    const found = await findCertificate(ctx, { region, instanceId }, options);
    await audit("succeeded", { sha256: found.sha256, apiRequestId: found.apiRequestId });
    return {
      filename: `${instanceId}-MongoDB-CA.crt`,
      body: Buffer.from(found.pem, "ascii"),
      contentType: "application/x-pem-file",
      sha256: found.sha256,
      overHttp: found.overHttp,
      source: found.source,
    };
  } catch (error) {
    const code = error instanceof CertificateError ? error.reason : "unexpected";
    ctx.app.log.warn(
      { region, instanceId, code, params: error instanceof CertificateError ? error.params : undefined },
      "certificate download failed",
    );
    await audit("failed", { code });
    throw error;
  }
}
