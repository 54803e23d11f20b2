import { describe, expect, it } from "vitest";
import { certificateWeaknesses, type JudgedCertificate } from "./certificate-weakness";

const now = Date.parse("2026-06-01T00:00:00Z");
const sound: JudgedCertificate = {
  signatureAlgorithm: "SHA-256 with RSA",
  rsaBits: 2048,
  isCa: true,
  notBefore: "2026-01-01T00:00:00.000Z",
  notAfter: "2027-01-01T00:00:00.000Z",
};

describe("certificateWeaknesses", () => {
  it("has nothing against a sound one", () => {
    expect(certificateWeaknesses(sound, now)).toEqual([]);
    expect(certificateWeaknesses({ ...sound, rsaBits: null, signatureAlgorithm: "Ed25519" }, now)).toEqual([]);
    expect(certificateWeaknesses({ ...sound, signatureAlgorithm: "SHA-512 with RSA" }, now)).toEqual([]);
  });

  it.each([
    [{ notAfter: "2026-06-01T00:00:00.000Z" }, "expired"],
    [{ notBefore: "2026-06-01T00:00:01.000Z" }, "not_yet_valid"],
    [{ isCa: false }, "not_ca"],
    [{ signatureAlgorithm: "SHA-1 with RSA" }, "weak_signature"],
    [{ signatureAlgorithm: "ECDSA with SHA-1" }, "weak_signature"],
    [{ signatureAlgorithm: "MD5 with RSA" }, "weak_signature"],
    [{ rsaBits: 1024 }, "short_rsa_key"],
  ] as const)("names what %j is", (patch, weakness) => {
    expect(certificateWeaknesses({ ...sound, ...patch }, now)).toEqual([weakness]);
  });

  it("names all of them, the gravest first", () => {
    const poor = { ...sound, rsaBits: 512, isCa: false, notAfter: "2026-02-01T00:00:00.000Z" };
    expect(certificateWeaknesses(poor, now)).toEqual(["expired", "not_ca", "short_rsa_key"]);
  });
});
