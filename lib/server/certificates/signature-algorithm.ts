import "server-only";

// Names of RFC 8017, RFC 5758 and RFC 8410; GM/T 0006 for SM2, which Tencent's Chinese regions may use.
const NAMES: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.4": "MD5 with RSA",
  "1.2.840.113549.1.1.5": "SHA-1 with RSA",
  "1.2.840.113549.1.1.10": "RSASSA-PSS",
  "1.2.840.113549.1.1.11": "SHA-256 with RSA",
  "1.2.840.113549.1.1.12": "SHA-384 with RSA",
  "1.2.840.113549.1.1.13": "SHA-512 with RSA",
  "1.2.840.10045.4.1": "ECDSA with SHA-1",
  "1.2.840.10045.4.3.2": "ECDSA with SHA-256",
  "1.2.840.10045.4.3.3": "ECDSA with SHA-384",
  "1.2.840.10045.4.3.4": "ECDSA with SHA-512",
  "1.3.101.112": "Ed25519",
  "1.3.101.113": "Ed448",
  "1.2.156.10197.1.501": "SM3 with SM2",
};

/** Where the value of the DER element at an offset begins and ends (X.690, definite lengths only). */
function element(der: Buffer, offset: number): { start: number; end: number } {
  const first = der.readUInt8(offset + 1);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const length = lengthBytes === 0 ? first : der.readUIntBE(offset + 2, lengthBytes);
  const start = offset + 2 + lengthBytes;
  return { start, end: start + length };
}

function dotted(bytes: Buffer): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(value);
      value = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(head / 40));
  return [root, head - root * 40, ...rest].join(".");
}

/**
 * The signature algorithm of a certificate, which Node 20's X509Certificate doesn't tell. The DER has been through OpenSSL, so its outline is sound:
 * SEQUENCE { tbsCertificate, SEQUENCE { OID, … }, signature } (RFC 5280, 4.1).
 */
export function signatureAlgorithm(der: Buffer): string {
  const toBeSigned = element(der, element(der, 0).start);
  const identifier = element(der, element(der, toBeSigned.end).start);
  const oid = dotted(der.subarray(identifier.start, identifier.end));
  return NAMES[oid] ?? oid;
}
