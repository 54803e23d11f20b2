import "server-only";
import type { KeyObject, X509Certificate } from "node:crypto";
import { CertificateError } from "./certificate-error";
import { signatureAlgorithm } from "./signature-algorithm";

/** What a certificate says of itself. Times epoch milliseconds. */
export type InspectedCertificate = {
  readonly pem: string;
  /** The authorities above it in order; "" = it stands alone. */
  readonly chainPem: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** When the first of the certificate and its chain expires. */
  readonly expiresAt: number;
  readonly sha256: string;
  readonly sha1: string;
  /** "DNS:db.example.com" and the like, as OpenSSL writes them. */
  readonly alternativeNames: readonly string[];
  readonly rsaBits: number | null;
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

/** Null for a key of a kind that OpenSSL doesn't know. */
function keyOf(certificate: X509Certificate): KeyObject | null {
  try {
    return certificate.publicKey;
  } catch {
    return null;
  }
}

function describeKey(key: KeyObject | null): string {
  if (key === null) return "unknown";
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

function plainFingerprint(fingerprint: string): string {
  return fingerprint.replaceAll(":", "").toLowerCase();
}

/** Reads a certificate with its chain. Nothing is judged: an expired one is still the one that the instance shows. */
export function inspectCertificate(
  certificate: X509Certificate,
  chain: readonly X509Certificate[] = [],
): InspectedCertificate {
  const key = keyOf(certificate);
  const isRsa = key?.asymmetricKeyType === "rsa" || key?.asymmetricKeyType === "rsa-pss";
  return {
    pem: pemOf(certificate.raw),
    chainPem: chain.map(({ raw }) => pemOf(raw)).join(""),
    subject: oneLine(certificate.subject ?? ""),
    issuer: oneLine(certificate.issuer ?? ""),
    serial: certificate.serialNumber,
    notBefore: instant(certificate.validFrom),
    notAfter: instant(certificate.validTo),
    expiresAt: Math.min(...[certificate, ...chain].map(({ validTo }) => instant(validTo))),
    sha256: plainFingerprint(certificate.fingerprint256),
    sha1: plainFingerprint(certificate.fingerprint),
    alternativeNames: certificate.subjectAltName?.split(", ") ?? [],
    rsaBits: isRsa ? (key.asymmetricKeyDetails?.modulusLength ?? null) : null,
    key: describeKey(key),
    signatureAlgorithm: signatureAlgorithm(certificate.raw),
    isCa: certificate.ca,
    selfSigned: certificate.checkIssued(certificate),
  };
}
