import "reflect-metadata";
import { randomBytes } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

const VALIDITY_MILLIS = 365 * 24 * 60 * 60 * 1000;
const KEYS = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

/** A certificate as DER with its private key as DER (PKCS #8). */
export type IssuedCertificate = { readonly der: Uint8Array; readonly privateKey: Uint8Array };

const serialNumber = () => `01${randomBytes(15).toString("hex")}`;

async function issued(certificate: X509Certificate, keys: CryptoKeyPair): Promise<IssuedCertificate> {
  const privateKey = new Uint8Array(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return { der: new Uint8Array(certificate.rawData), privateKey };
}

/** A self-signed CA certificate (EC P-256). @param expiresAt its notAfter to the second, epoch milliseconds. */
export async function makeCertificate(commonName: string, expiresAt: number): Promise<IssuedCertificate> {
  const keys = await crypto.subtle.generateKey(KEYS, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ C: ["CN"] }, { O: ["TencentDB for MongoDB (emulated)"] }, { CN: [commonName] }],
    notBefore: new Date(expiresAt - VALIDITY_MILLIS),
    notAfter: new Date(expiresAt),
    signingAlgorithm: SIGNING,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return issued(certificate, keys);
}

/** What a node of an instance shows in a handshake: signed by the instance's CA, valid as long as that one. Its name is the instance's id, never an address. */
export async function makeNodeCertificate(ca: IssuedCertificate, instanceId: string): Promise<IssuedCertificate> {
  const authority = new X509Certificate(Buffer.from(ca.der));
  const signingKey = await crypto.subtle.importKey("pkcs8", Buffer.from(ca.privateKey), KEYS, false, ["sign"]);
  const keys = await crypto.subtle.generateKey(KEYS, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [instanceId] }],
    issuer: authority.subjectName,
    notBefore: authority.notBefore,
    notAfter: authority.notAfter,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
      new SubjectAlternativeNameExtension([{ type: "dns", value: instanceId }]),
      await AuthorityKeyIdentifierExtension.create(authority.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return issued(certificate, keys);
}
