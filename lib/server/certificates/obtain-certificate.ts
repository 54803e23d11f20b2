import "server-only";
import { CloudError, type SslAnswer } from "../cloud/cloud";
import type { Ctx } from "../context";
import { CertificateError } from "./certificate-error";
import { fetchCertificate } from "./fetch-certificate";
import type { FetchOptions } from "./fetch-link";
import { findKeptCertificate } from "./find-kept-certificate";
import type { InstanceOfCertificate } from "./keep-certificate";

export type ObtainedCertificate = {
  readonly pem: string;
  /** The authorities above it in order; "" = it stands alone. */
  readonly chainPem: string;
  readonly sha256: string;
  /** Fetched without authentication, now or when it was kept. */
  readonly overHttp: boolean;
  /** `kept` = the cloud's API could not be reached, this is the one of the last download. */
  readonly source: "cloud" | "kept";
  readonly apiRequestId: string | null;
};

function cloudProblem(error: CloudError): CertificateError {
  const answered = error.class === "final" || error.class === "permission";
  const params = { code: error.code ?? "", requestId: error.requestId ?? "" };
  return new CertificateError(answered ? "cloud_refused" : "cloud_unreachable", params);
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

/**
 * Reads the certificate's link from the API, fetches it, and keeps what came. If the API can't be reached, the one of the last download stands in;
 * never for a link that is wrong or leads to something else, since that has to be seen. For verbs: it checks no permission and writes no audit.
 * @throws CertificateError · Refusal store_unavailable
 */
export async function obtainCertificate(
  ctx: Ctx,
  key: InstanceOfCertificate,
  options: FetchOptions,
): Promise<ObtainedCertificate> {
  const answer = await readLink(ctx, key);
  if (answer instanceof CertificateError) {
    const kept = answer.reason === "cloud_unreachable" ? await findKeptCertificate(ctx, key) : null;
    if (!kept) throw answer;
    const overHttp = kept.fetched_over === "http";
    return {
      pem: kept.pem,
      chainPem: kept.chain_pem,
      sha256: kept.sha256,
      overHttp,
      source: "kept",
      apiRequestId: null,
    };
  }
  const { certificateUrl, enabled, expiresAt, requestId } = answer;
  if (enabled === false && !certificateUrl) throw new CertificateError("ssl_off", { requestId });
  const { certificate, overHttp } = await fetchCertificate(ctx.app, key, { certificateUrl, expiresAt }, options);
  const { pem, chainPem, sha256 } = certificate;
  return { pem, chainPem, sha256, overHttp, source: "cloud", apiRequestId: requestId };
}
