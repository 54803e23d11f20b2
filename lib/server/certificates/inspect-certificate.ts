import "server-only";
import type { KeyObject, X509Certificate } from "node:crypto";
import { CertificateError } from "./certificate-error";
import { signatureAlgorithm } from "./signature-algorithm";

/** What a certificate says of itself. Times epoch milliseconds. */
export type InspectedCertificate = {
  readonly pem: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly sha256: string;
  readonly key: string;
  readonly signatureAlgorithm: string;
  readonly isCa: boolean;
  readonly selfSigned: boolean;
};

const CURVES: Readonly<Record<string, string>> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };

/** Node gives one part per line, the least specific first. */
function oneLine(name: string): string {
  return name.split("\n").filter(Boolean).reverse().join(", ");
}

function describeKey(certificate: X509Certificate): string {
  let key: KeyObject;
  try {
    key = certificate.publicKey;
  } catch {
    return "unknown";
  }
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType ?? "unknown";
  if (type === "rsa" || type === "rsa-pss") return `${type.toUpperCase()} ${modulusLength ?? ""}`.trim();
  if (type === "ec") return `EC ${CURVES[namedCurve ?? ""] ?? namedCurve ?? ""}`.trim();
  return type.charAt(0).toUpperCase() + type.slice(1);
}

/** OpenSSL's "Jan  1 00:00:00 2026 GMT" as an instant. */
function instant(text: string): number {
  const millis = Date.parse(text);
  if (Number.isNaN(millis)) throw new CertificateError("unreadable");
  return millis;
}

/** PEM of RFC 7468: 64 columns, one newline at the end. */
function pemOf(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

/** Reads a certificate. Nothing is judged: an expired one is still the one that the instance shows. */
export function inspectCertificate(certificate: X509Certificate): InspectedCertificate {
  return {
    pem: pemOf(certificate.raw),
    subject: oneLine(certificate.subject ?? ""),
    issuer: oneLine(certificate.issuer ?? ""),
    serial: certificate.serialNumber,
    notBefore: instant(certificate.validFrom),
    notAfter: instant(certificate.validTo),
    sha256: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    key: describeKey(certificate),
    signatureAlgorithm: signatureAlgorithm(certificate.raw),
    isCa: certificate.ca,
    selfSigned: certificate.checkIssued(certificate),
  };
}
