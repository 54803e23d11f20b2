import { createHash, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeCertificate } from "../testing/test-certificate";
import { inspectCertificate } from "./inspect-certificate";

describe("inspectCertificate", () => {
  it("tells what the certificate says", async () => {
    const { der } = await makeCertificate({
      name: "C=CN, O=腾讯云, CN=MongoDB CA",
      serial: "0a0b0c",
      notBefore: new Date("2026-01-02T03:04:05Z"),
      notAfter: new Date("2051-06-07T08:09:10Z"),
    });
    const certificate = inspectCertificate(new X509Certificate(der));
    expect(certificate).toMatchObject({
      subject: "CN=MongoDB CA, O=腾讯云, C=CN",
      issuer: "CN=MongoDB CA, O=腾讯云, C=CN",
      serial: "0A0B0C",
      notBefore: Date.UTC(2026, 0, 2, 3, 4, 5),
      notAfter: Date.UTC(2051, 5, 7, 8, 9, 10),
      sha256: createHash("sha256").update(der).digest("hex"),
      isCa: true,
      selfSigned: true,
    });
  });

  it.each([
    ["rsa", "RSA 2048", "SHA-256 with RSA"],
    ["ec", "EC P-384", "ECDSA with SHA-384"],
    ["ed25519", "Ed25519", "Ed25519"],
  ] as const)("names the key and the signature of %s", async (algorithm, key, signatureAlgorithm) => {
    const { der } = await makeCertificate({ algorithm });
    expect(inspectCertificate(new X509Certificate(der))).toMatchObject({ key, signatureAlgorithm });
  });

  it("tells a weak key, SHA-1, names and both fingerprints, and when the first of the chain expires", async () => {
    const root = await makeCertificate({ notAfter: new Date("2030-01-01T00:00:00Z") });
    const { der } = await makeCertificate({ algorithm: "weak", hosts: ["db.example.test", "x.example.test"] });
    const parsed = new X509Certificate(der);
    expect(inspectCertificate(parsed, [new X509Certificate(root.der)])).toMatchObject({
      rsaBits: 1024,
      key: "RSA 1024",
      signatureAlgorithm: "SHA-1 with RSA",
      sha1: createHash("sha1").update(der).digest("hex"),
      alternativeNames: ["DNS:db.example.test", "DNS:x.example.test"],
      notAfter: Date.UTC(2046, 0, 1),
      expiresAt: Date.UTC(2030, 0, 1),
      chainPem: root.pem.endsWith("\n") ? root.pem : `${root.pem}\n`,
    });
  });

  it("does not take a server's certificate for an authority", async () => {
    const { der } = await makeCertificate({ hosts: ["db.example.test"] });
    expect(inspectCertificate(new X509Certificate(der)).isCa).toBe(false);
  });

  it("writes PEM of 64 columns with one newline at the end", async () => {
    const { der } = await makeCertificate({ algorithm: "rsa" });
    const { pem } = inspectCertificate(new X509Certificate(der));
    const lines = pem.split("\n");
    expect(lines.at(0)).toBe("-----BEGIN CERTIFICATE-----");
    expect(lines.slice(-2)).toEqual(["-----END CERTIFICATE-----", ""]);
    const body = lines.slice(1, -2);
    expect(body.slice(0, -1).every((line) => line.length === 64)).toBe(true);
    expect(body.at(-1)?.length).toBeLessThanOrEqual(64);
    expect(new X509Certificate(pem).raw).toEqual(der);
  });
});
