import { describe, expect, it } from "vitest";
import { signatureAlgorithm } from "./signature-algorithm";

/** SEQUENCE { SEQUENCE {}, SEQUENCE { OID } }: the outline of a certificate around an object identifier. */
function outline(oid: string): Buffer {
  const value = Buffer.from(oid, "hex");
  const identifier = Buffer.concat([Buffer.from([0x06, value.length]), value]);
  const algorithm = Buffer.concat([Buffer.from([0x30, identifier.length]), identifier]);
  const all = Buffer.concat([Buffer.from([0x30, 0]), algorithm]);
  return Buffer.concat([Buffer.from([0x30, 0x82, 0, all.length]), all]);
}

describe("signatureAlgorithm", () => {
  it.each([
    ["2a864886f70d01010b", "SHA-256 with RSA"],
    ["2a864886f70d01010a", "RSASSA-PSS"],
    ["2a811ccf55018375", "SM3 with SM2"],
    ["60864801650304030e", "2.16.840.1.101.3.4.3.14"],
    ["2b0e03021d", "1.3.14.3.2.29"],
  ])("reads %s as %s", (oid, name) => {
    expect(signatureAlgorithm(outline(oid))).toBe(name);
  });
});
