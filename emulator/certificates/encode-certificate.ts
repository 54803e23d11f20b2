import { zipSync } from "fflate";

const ZIP_TIME = new Date(2024, 0, 1);

/** PEM with lines of 64 characters (RFC 7468). */
export function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** A zip of PEM files by name, as a sibling product serves it. */
export function zipOfPem(certificates: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files = Object.entries(certificates).map(([name, der]) => [name, Buffer.from(pem(der))] as const);
  return zipSync(Object.fromEntries(files), { mtime: ZIP_TIME });
}
