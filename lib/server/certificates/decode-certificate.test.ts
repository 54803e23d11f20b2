import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCertificate, type TestCertificate } from "../testing/test-certificate";
import { CertificateError } from "./certificate-error";
import { decodeCertificate } from "./decode-certificate";

let one: TestCertificate;
let two: TestCertificate;

beforeAll(async () => {
  one = await makeCertificate();
  two = await makeCertificate({ name: "CN=Another CA" });
});

function zip(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const entries = Object.entries(files).map(
    ([name, content]) => [name, typeof content === "string" ? strToU8(content) : content] as const,
  );
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

function refusal(bytes: Buffer | string): { reason: string; params: unknown } {
  try {
    decodeCertificate(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof CertificateError) return { reason: error.reason, params: error.params };
    throw error;
  }
  throw new Error("expected a refusal");
}

/** Rewrites fields of every entry in a zip's central directory (APPNOTE 4.3.12), as somebody who lies about sizes would. */
function withDirectory(archive: Buffer, change: (entry: Buffer) => void): Buffer {
  const copy = Buffer.from(archive);
  const signature = Buffer.from([0x50, 0x4b, 1, 2]);
  for (let at = copy.indexOf(signature); at !== -1; at = copy.indexOf(signature, at + 4)) change(copy.subarray(at));
  return copy;
}

describe("decodeCertificate", () => {
  it("reads PEM with any line ends, a byte order mark, and text around it", () => {
    const oneLine = `-----BEGIN CERTIFICATE-----\n${one.der.toString("base64")}\n-----END CERTIFICATE-----`;
    const forms = [
      one.pem,
      one.pem.replaceAll("\n", "\r\n"),
      `\uFEFF${one.pem}`,
      `Certificate:\n  Data:\n${one.pem}\n\n`,
      oneLine,
      `${one.pem}\n${one.pem}`,
    ];
    for (const form of forms) expect(decodeCertificate(Buffer.from(form)).certificate.raw).toEqual(one.der);
  });

  it("reads DER", () => {
    expect(decodeCertificate(one.der).certificate.raw).toEqual(one.der);
  });

  it("reads a zip with one certificate among other files, in two forms if need be", () => {
    const archive = zip({
      "ssl/": "",
      "ssl/MongoDB-CA.crt": one.pem,
      "ssl/MongoDB-CA.der": one.der,
      "ssl/README.txt": "how to connect",
      "ssl/truststore.p12": Buffer.from([0x30, 0x03, 0x02, 0x01, 0x03]),
      "__MACOSX/ssl/._MongoDB-CA.crt": two.pem,
    });
    expect(decodeCertificate(archive).certificate.raw).toEqual(one.der);
  });

  it("refuses what is no certificate", () => {
    expect(refusal("")).toEqual({ reason: "not_a_certificate", params: { found: "empty" } });
    expect(refusal("hello")).toEqual({ reason: "not_a_certificate", params: { found: "other" } });
    expect(refusal(`<!doctype html><pre>${one.pem}</pre>`)).toEqual({
      reason: "not_a_certificate",
      params: { found: "markup" },
    });
    expect(refusal('\uFEFF \n<?xml version="1.0"?><Error/>')).toEqual({
      reason: "not_a_certificate",
      params: { found: "markup" },
    });
    expect(refusal(zip({ "README.txt": "nothing" }))).toEqual({
      reason: "not_a_certificate",
      params: { found: "archive" },
    });
    expect(refusal(zip({ "inner.zip": zip({ "ca.crt": one.pem }) }))).toEqual({
      reason: "not_a_certificate",
      params: { found: "archive" },
    });
    expect(refusal("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----")).toMatchObject({
      reason: "not_a_certificate",
    });
  });

  it("refuses a certificate that does not parse", () => {
    const body = one.der.toString("base64");
    expect(refusal("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").reason).toBe("unreadable");
    expect(refusal("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n").reason).toBe("unreadable");
    expect(refusal("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n").reason).toBe("unreadable");
    expect(refusal(`-----BEGIN CERTIFICATE-----\n${body}\n`).reason).toBe("unreadable");
    expect(refusal(one.der.subarray(0, -1)).reason).toBe("unreadable");
    expect(refusal(Buffer.concat([one.der, Buffer.from("more")])).reason).toBe("unreadable");
    expect(refusal(zip({ "ca.crt": one.pem.slice(0, 200) })).reason).toBe("unreadable");
  });

  it("puts a chain in order whatever order it came in, and leaves a server's own certificate out", async () => {
    const middle = await makeCertificate({ name: "CN=Middle CA", issuer: one });
    const low = await makeCertificate({ name: "CN=Low CA", issuer: middle });
    const server = await makeCertificate({ name: "CN=db", issuer: low, hosts: ["db.example.test"] });
    for (const order of [
      [low, middle, one],
      [one, low, middle],
      [one, middle, server, low],
    ]) {
      const { certificate, chain } = decodeCertificate(Buffer.from(order.map(({ pem }) => pem).join("")));
      expect([certificate, ...chain].map(({ raw }) => raw)).toEqual([low.der, middle.der, one.der]);
    }
    const zipped = decodeCertificate(zip({ "1.crt": one.pem, "2.crt": middle.der }));
    expect([zipped.certificate.raw, zipped.chain[0]?.raw]).toEqual([middle.der, one.der]);
    // Without the middle one nothing leads from the lowest to the root.
    expect(refusal(low.pem + one.pem)).toEqual({ reason: "several_certificates", params: { count: 2 } });
    // Two that the same authority has signed: either may be meant.
    const sister = await makeCertificate({ name: "CN=Sister CA", issuer: one });
    expect(refusal(middle.pem + sister.pem + one.pem)).toMatchObject({ reason: "several_certificates" });
  });

  it("reads a certificate of 16 KB, and DER whatever it is called; DER between PEM's lines is damaged", async () => {
    const large = await makeCertificate({ padding: 16 * 1024 });
    expect(decodeCertificate(Buffer.from(large.pem)).certificate.raw).toEqual(large.der);
    expect(decodeCertificate(zip({ "MongoDB-CA.pem": one.der })).certificate.raw).toEqual(one.der);
    const lines = [Buffer.from("-----BEGIN CERTIFICATE-----\n"), one.der, Buffer.from("\n-----END CERTIFICATE-----\n")];
    expect(refusal(Buffer.concat(lines)).reason).toBe("unreadable");
  });

  it("refuses two different certificates, in one file or in a zip", () => {
    const expected = { reason: "several_certificates", params: { count: 2 } };
    expect(refusal(one.pem + two.pem)).toEqual(expected);
    expect(refusal(zip({ "a.crt": one.pem, "b.crt": two.der }))).toEqual(expected);
  });

  it("refuses a private key beside the certificate, in every form", () => {
    for (const content of [
      one.pem + one.privateKeyPem,
      one.privateKeyPem.replaceAll("PRIVATE KEY", "RSA PRIVATE KEY") + one.pem,
      one.privateKeyPem.replaceAll("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
      one.privateKeyDer,
      zip({ "ca.crt": one.pem, "ca.key": one.privateKeyPem }),
      zip({ "ca.crt": one.pem, "ca.key": one.privateKeyDer }),
    ]) {
      expect(refusal(content)).toEqual({ reason: "private_key", params: {} });
    }
  });

  it.each([
    "../ca.crt",
    "a/../../ca.crt",
    "/etc/ca.crt",
    "C:/ca.crt",
    "..\\ca.crt",
    "ca\u0000.crt",
    "a\nb",
    "x".repeat(300),
  ])("refuses a zip with the name %j", (name) => {
    expect(refusal(zip({ "good.crt": one.pem, [name]: one.pem }))).toEqual({
      reason: "archive_refused",
      params: { why: "name" },
    });
  });

  it("refuses two entries of one name, of which readers see different ones", () => {
    const archive = zip({ "a.crt": one.pem, "b.crt": two.pem });
    const twice = withDirectory(archive, (entry) => entry.write("a", 46));
    expect(refusal(twice)).toEqual({ reason: "archive_refused", params: { why: "name" } });
  });

  it("refuses too many entries, and large ones before anything is unpacked", () => {
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`${index}.txt`, "x"]));
    expect(refusal(zip(many))).toEqual({ reason: "archive_refused", params: { why: "count" } });
    const bomb = zip({ "ca.crt": Buffer.alloc(20 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(refusal(bomb)).toEqual({ reason: "archive_refused", params: { why: "size" } });
    const noise = Buffer.concat(
      Array.from({ length: 2200 }, (_, index) => createHash("sha256").update(`${index}`).digest()),
    );
    const stored = zip({ "ca.crt": noise });
    expect(refusal(stored)).toEqual({ reason: "archive_refused", params: { why: "size" } });
    const understated = withDirectory(stored, (entry) => entry.writeUInt32LE(100, 24));
    expect(refusal(understated)).toEqual({ reason: "archive_refused", params: { why: "size" } });
  });

  it("unpacks no more than a lying bomb declares", () => {
    const bomb = zip({ "ca.crt": Buffer.alloc(20 * 1024 * 1024) });
    const lying = withDirectory(bomb, (entry) => {
      entry.writeUInt32LE(100, 24);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(["archive_refused", "not_a_certificate"]).toContain(refusal(lying).reason);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * 1024 * 1024);
  });

  it("refuses a broken zip", () => {
    const archive = zip({ "ca.crt": one.pem });
    expect(refusal(archive.subarray(0, archive.length - 30))).toEqual({
      reason: "archive_refused",
      params: { why: "broken" },
    });
    expect(refusal("PK\u0003\u0004")).toEqual({ reason: "archive_refused", params: { why: "broken" } });
    const odd = withDirectory(archive, (entry) => entry.writeUInt16LE(14, 10));
    expect(refusal(odd)).toEqual({ reason: "archive_refused", params: { why: "broken" } });
  });
});
