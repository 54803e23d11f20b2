import "server-only";

/** Certificates as they are kept, one after the other, taken apart. */
export function splitPem(pems: string): string[] {
  return pems.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? [];
}
