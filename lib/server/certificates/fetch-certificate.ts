import "server-only";
import type { SslAnswer } from "../cloud/cloud";
import type { App } from "../context";
import { noticeNewCa } from "../rotations/notice-new-ca";
import { decodeCertificate } from "./decode-certificate";
import { type FetchOptions, fetchLink } from "./fetch-link";
import { type InspectedCertificate, inspectCertificate } from "./inspect-certificate";
import { type InstanceOfCertificate, keepCertificate } from "./keep-certificate";

/**
 * Follows the link that the API has just given for an instance, reads what came, and keeps it; an open rotation of the instance learns of a new CA.
 * @throws CertificateError · Refusal store_unavailable
 */
export async function fetchCertificate(
  app: App,
  key: InstanceOfCertificate,
  answer: Pick<SslAnswer, "certificateUrl" | "expiresAt">,
  options: FetchOptions,
): Promise<{ readonly certificate: InspectedCertificate; readonly overHttp: boolean }> {
  const { body, overHttp } = await fetchLink(answer.certificateUrl, app.config.certificates, options);
  const decoded = decodeCertificate(body);
  const certificate = inspectCertificate(decoded.certificate, decoded.chain);
  const over = overHttp ? "http" : "https";
  const seen = { over, now: app.clock.now(), reportedExpiresAt: answer.expiresAt } as const;
  await app.store.transaction(async (trx) => {
    await keepCertificate(trx, key, certificate, seen);
    await noticeNewCa(trx, app, { ...key, sha256: certificate.sha256 });
  });
  return { certificate, overHttp };
}
