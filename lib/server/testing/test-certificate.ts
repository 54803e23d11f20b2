import "server-only";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

type Algorithm = "rsa" | "weak" | "ec" | "ed25519";
const KEYS = {
  rsa: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 },
  weak: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1", publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 1024 },
  ec: { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
  ed25519: { name: "Ed25519" },
} as const;

type Wanted = {
  readonly name?: string;
  readonly algorithm?: Algorithm;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly serial?: string;
  /** Host names: makes a server's certificate instead of an authority's. */
  readonly hosts?: readonly string[];
  /** Who signs it (an `ec` one); without, it signs itself. */
  readonly issuer?: TestCertificate;
  /** Fills it up with so many bytes of a comment (Netscape's old extension). */
  readonly padding?: number;
};
export type TestCertificate = {
  readonly pem: string;
  readonly der: Buffer;
  readonly privateKeyPem: string;
  readonly privateKeyDer: Buffer;
};

async function issuerOf({ der, privateKeyDer }: TestCertificate) {
  const { ec } = KEYS;
  return {
    issuer: new x509.X509Certificate(new Uint8Array(der)).subjectName,
    signingKey: await crypto.subtle.importKey("pkcs8", new Uint8Array(privateKeyDer), ec, false, ["sign"]),
    signingAlgorithm: ec,
  };
}

/** A certificate, self-signed unless it has an issuer, made by a library that the code under test doesn't use. */
export async function makeCertificate(wanted: Wanted = {}): Promise<TestCertificate> {
  const algorithm = KEYS[wanted.algorithm ?? "ec"];
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  if (!("privateKey" in keys)) throw new Error("expected a pair of keys");
  const names: x509.JsonGeneralNames = (wanted.hosts ?? []).map((value) => ({ type: "dns", value }));
  const subject = wanted.name ?? "C=CN, O=Tencent, CN=MongoDB CA";
  const signer = wanted.issuer
    ? await issuerOf(wanted.issuer)
    : { issuer: subject, signingKey: keys.privateKey, signingAlgorithm: algorithm };
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: wanted.serial ?? "01a2b3c4d5",
    subject,
    ...signer,
    notBefore: wanted.notBefore ?? new Date("2026-01-01T00:00:00Z"),
    notAfter: wanted.notAfter ?? new Date("2046-01-01T00:00:00Z"),
    publicKey: keys.publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(wanted.hosts === undefined, undefined, true),
      ...(wanted.padding ? [new x509.Extension("2.16.840.1.113730.1.13", false, new Uint8Array(wanted.padding))] : []),
      ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
    ],
  });
  const privateKeyDer = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return {
    pem: certificate.toString("pem"),
    der: Buffer.from(certificate.rawData),
    privateKeyDer,
    privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${privateKeyDer.toString("base64")}\n-----END PRIVATE KEY-----\n`,
  };
}
