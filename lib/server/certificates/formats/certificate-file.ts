import "server-only";
import { createHash, X509Certificate } from "node:crypto";
import { type CertificateFormat, TRUSTSTORE_PASSWORD } from "@/lib/domain/certificate-format";
import { splitPem } from "../split-pem";
import { javaTruststore, type TrustedEntry } from "./java-truststore";

export type CertificateSource = { readonly pem: string; readonly chainPem: string };
/** The present CA, and the one before it while both are in use. */
export type CertificatesInUse = { readonly present: CertificateSource; readonly previous: CertificateSource | null };

export type FormedFile = { readonly filename: string; readonly body: Buffer; readonly contentType: string };

const TYPES: Record<CertificateFormat, readonly [suffix: string, contentType: string]> = {
  pem: [".crt", "application/x-pem-file"],
  der: [".der", "application/pkix-cert"],
  p12: [".p12", "application/x-pkcs12"],
  bundle: ["-bundle.crt", "application/x-pem-file"],
};

/** Each certificate once, the present CA's first. */
function distinctPems({ present, previous }: CertificatesInUse): string[] {
  return [
    ...new Set([present, ...(previous ? [previous] : [])].flatMap(({ pem, chainPem }) => [pem, ...splitPem(chainPem)])),
  ];
}

function truststoreEntries(instanceId: string, pems: readonly string[]): TrustedEntry[] {
  return pems.map((pem, index) => ({
    alias: index === 0 ? `${instanceId}-mongodb-ca` : `${instanceId}-mongodb-ca-${index + 1}`,
    certificate: new X509Certificate(pem).raw,
  }));
}

async function bodyOf(
  instanceId: string,
  inUse: CertificatesInUse,
  format: CertificateFormat,
  password: string | null,
): Promise<Buffer> {
  const { pem, chainPem } = inUse.present;
  switch (format) {
    case "pem":
      return Buffer.from(pem + chainPem, "ascii");
    case "der":
      return new X509Certificate(pem).raw;
    case "bundle":
      return Buffer.from(distinctPems(inUse).join(""), "ascii");
    case "p12": {
      const pems = distinctPems(inUse);
      const seed = password === null ? createHash("sha256").update(pems.join("")).digest("hex") : null;
      return javaTruststore(truststoreEntries(instanceId, pems), password ?? TRUSTSTORE_PASSWORD, seed);
    }
  }
}

/** The CA of an instance as a file. `password` = the truststore's, null = Java's customary one; the other forms have none. */
export async function certificateFile(
  instanceId: string,
  inUse: CertificatesInUse,
  format: CertificateFormat,
  password: string | null = null,
): Promise<FormedFile> {
  const [suffix, contentType] = TYPES[format];
  return {
    filename: `${instanceId}-MongoDB-CA${suffix}`,
    body: await bodyOf(instanceId, inUse, format, password),
    contentType,
  };
}
