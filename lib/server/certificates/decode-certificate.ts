import "server-only";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { CertificateError } from "./certificate-error";
import { readArchive } from "./read-archive";
import { sortChain } from "./sort-chain";

const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;
const PEM_BLOCK = /-----BEGIN (?:X509 )?CERTIFICATE-----([^-]*)(-----END (?:X509 )?CERTIFICATE-----)?/g;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const DER_SEQUENCE = 0x30;

function fromDer(der: Buffer): X509Certificate {
  try {
    const certificate = new X509Certificate(der);
    // OpenSSL stops at the end of the first structure; what follows it would be passed on unread.
    if (certificate.raw.equals(der)) return certificate;
  } catch {
    // Told below: OpenSSL's own words help nobody who downloads a file.
  }
  throw new CertificateError("unreadable");
}

function isPrivateKeyDer(bytes: Buffer): boolean {
  return (["pkcs8", "pkcs1", "sec1"] as const).some((type) => {
    try {
      createPrivateKey({ key: bytes, format: "der", type });
      return true;
    } catch {
      return false;
    }
  });
}

/** The certificates of one file that is PEM or DER; none if it is neither. `beside`: other binary files (key stores, PKCS #7) are expected. */
function certificatesOf(bytes: Buffer, beside: boolean): X509Certificate[] {
  const text = bytes.toString("latin1");
  if (PRIVATE_KEY.test(text)) throw new CertificateError("private_key");
  const blocks = [...text.matchAll(PEM_BLOCK)];
  if (blocks.length > 0) {
    return blocks.map(([, body = "", end]) => {
      const base64 = body.replace(/\s+/g, "");
      if (end === undefined || !BASE64.test(base64)) throw new CertificateError("unreadable");
      return fromDer(Buffer.from(base64, "base64"));
    });
  }
  if (bytes[0] !== DER_SEQUENCE) return [];
  if (isPrivateKeyDer(bytes)) throw new CertificateError("private_key");
  try {
    return [fromDer(bytes)];
  } catch (error) {
    if (beside) return [];
    throw error;
  }
}

/** What else a file is, for the person who reads why it was refused. */
function kindOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 512).toString("utf8").trimStart();
  if (start === "") return "empty";
  return start.startsWith("<") ? "markup" : "other";
}

/** `chain` = the authorities above it, in order. */
export type DecodedCertificate = { readonly certificate: X509Certificate; readonly chain: readonly X509Certificate[] };

/**
 * Finds the CA certificate in what a link gave: PEM, DER, or a zip with either inside. The same certificate in two forms counts once; several that are one chain
 * are put in order, several that are not are refused, since nobody can tell which one is meant.
 * @throws CertificateError not_a_certificate, unreadable, several_certificates, archive_refused, private_key
 */
export function decodeCertificate(bytes: Buffer): DecodedCertificate {
  const isArchive = bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"));
  if (kindOf(bytes) === "markup") throw new CertificateError("not_a_certificate", { found: "markup" });
  const files = isArchive ? readArchive(bytes) : [bytes];
  const found = files.flatMap((file) => certificatesOf(file, isArchive));
  if (found.length === 0)
    throw new CertificateError("not_a_certificate", { found: isArchive ? "archive" : kindOf(bytes) });
  const different = [...new Map(found.map((certificate) => [certificate.fingerprint256, certificate])).values()];
  const [certificate, ...chain] = sortChain(different) ?? [];
  if (certificate === undefined) throw new CertificateError("several_certificates", { count: different.length });
  return { certificate, chain };
}
