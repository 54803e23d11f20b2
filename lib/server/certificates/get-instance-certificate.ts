import "server-only";
import { X509Certificate } from "node:crypto";
import type { CertificateDetails, CertificateInBrief } from "@/lib/domain/certificate-details";
import { type Ctx, requirePermission } from "../context";
import { findKeptCertificate } from "./find-kept-certificate";
import { type InspectedCertificate, inspectCertificate } from "./inspect-certificate";
import type { InstanceOfCertificate } from "./keep-certificate";
import { splitPem } from "./split-pem";

function inBrief({ subject, notAfter, sha256 }: InspectedCertificate): CertificateInBrief {
  return { subject, notAfter: iso(notAfter), sha256 };
}

function iso(millis: number): string {
  return new Date(millis).toISOString();
}

/**
 * What the instance's CA certificate says of itself, from the last download; null before the first one. The cloud is not asked.
 * @throws Refusal not_permitted, not_found
 */
export async function getInstanceCertificate(ctx: Ctx, key: InstanceOfCertificate): Promise<CertificateDetails | null> {
  requirePermission(ctx, "instance.read");
  const kept = await findKeptCertificate(ctx, key);
  if (!kept) return null;
  const certificate = inspectCertificate(new X509Certificate(kept.pem));
  const chain = splitPem(kept.chain_pem).map((pem) => inspectCertificate(new X509Certificate(pem)));
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    serial: certificate.serial,
    notBefore: iso(certificate.notBefore),
    notAfter: iso(certificate.notAfter),
    sha256: certificate.sha256,
    sha1: certificate.sha1,
    alternativeNames: certificate.alternativeNames,
    chain: chain.map(inBrief),
    key: certificate.key,
    rsaBits: certificate.rsaBits,
    signatureAlgorithm: certificate.signatureAlgorithm,
    isCa: certificate.isCa,
    selfSigned: certificate.selfSigned,
    fetchedOver: kept.fetched_over,
    firstSeenAt: iso(kept.first_seen_at),
    lastSeenAt: iso(kept.last_seen_at),
  };
}
