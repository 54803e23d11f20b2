import "reflect-metadata";
import { randomBytes } from "node:crypto";
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

const VALIDITY_MILLIS = 365 * 24 * 60 * 60 * 1000;

/** A self-signed CA certificate (EC P-256) as DER. @param expiresAt its notAfter to the second, epoch milliseconds. */
export async function makeCertificate(commonName: string, expiresAt: number): Promise<Uint8Array> {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: `01${randomBytes(15).toString("hex")}`,
    name: [{ C: ["CN"] }, { O: ["TencentDB for MongoDB (emulated)"] }, { CN: [commonName] }],
    notBefore: new Date(expiresAt - VALIDITY_MILLIS),
    notAfter: new Date(expiresAt),
    signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return new Uint8Array(certificate.rawData);
}
