import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCertificate, type TestCertificate } from "../../testing/test-certificate";
import { type CertificatesInUse, certificateFile, type FormedFile } from "./certificate-file";

const id = "cmgo-1a2b3c4d";
const hasKeytool = spawnSync("keytool", ["-help"]).error === undefined;
const folder = mkdtempSync(join(tmpdir(), "certificate-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let root: TestCertificate;
let present: TestCertificate;
let previous: TestCertificate;
let both: CertificatesInUse;

beforeAll(async () => {
  root = await makeCertificate({ name: "CN=Root" });
  present = await makeCertificate({ name: "CN=Present CA", issuer: root });
  previous = await makeCertificate({ name: "CN=Previous CA", algorithm: "rsa" });
  const lines = ({ pem }: TestCertificate) => `${pem.trimEnd()}\n`;
  both = { present: { pem: lines(present), chainPem: lines(root) }, previous: { pem: lines(previous), chainPem: "" } };
});

function saved(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const save = (file: FormedFile) => saved(file.filename, file.body);
const run = (tool: string, ...args: readonly string[]) => execFileSync(tool, args, { encoding: "utf8", stdio: "pipe" });
/** Not as an argument: others on the machine could read it. */
const keytool = (path: string, password: string) =>
  spawnSync("keytool", ["-list", "-keystore", path, "-storepass:env", "STORE_PASSWORD"], {
    encoding: "utf8",
    env: { ...process.env, STORE_PASSWORD: password, LC_ALL: "C" },
  });

describe("an instance's CA as a file", () => {
  it("is PEM with which openssl verifies what it has signed, and not what another has", async () => {
    const file = await certificateFile(id, both, "pem");
    expect([file.filename, file.contentType]).toEqual([`${id}-MongoDB-CA.crt`, "application/x-pem-file"]);
    const leaf = async (issuer: TestCertificate) =>
      (await makeCertificate({ name: "CN=db", issuer, hosts: ["db.example.test"] })).pem;
    const ca = save(file);
    expect(run("openssl", "verify", "-CAfile", ca, saved("leaf.pem", await leaf(present)))).toContain(": OK");
    const other = await makeCertificate({ name: "CN=Present CA" });
    const foreign = saved("foreign.pem", await leaf(other));
    expect(() => run("openssl", "verify", "-CAfile", ca, foreign)).toThrow(/verification failed/);
  });

  it("is DER that openssl reads", async () => {
    const file = await certificateFile(id, both, "der");
    expect(file.filename).toBe(`${id}-MongoDB-CA.der`);
    const told = run("openssl", "x509", "-inform", "DER", "-in", save(file), "-noout", "-fingerprint", "-sha256");
    expect(told).toContain(new X509Certificate(present.der).fingerprint256);
  });

  it("is a bundle of each certificate once, the present one first", async () => {
    const file = await certificateFile(id, both, "bundle");
    expect(file.filename).toBe(`${id}-MongoDB-CA-bundle.crt`);
    const blocks = file.body.toString("ascii").match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----\n/g) ?? [];
    expect(blocks.map((pem) => new X509Certificate(pem).raw)).toEqual([present.der, root.der, previous.der]);
    const same = await certificateFile(id, { ...both, previous: both.present }, "bundle");
    expect(same.body.toString("ascii").match(/BEGIN/g)).toHaveLength(2);
    const leaf = saved("old.pem", (await makeCertificate({ name: "CN=db", issuer: present, hosts: ["x"] })).pem);
    expect(run("openssl", "verify", "-CAfile", save(file), leaf)).toContain(": OK");
  });

  it("is a truststore that openssl reads with its password and with no other", async () => {
    const path = save(await certificateFile(id, both, "p12", 'a "pass" word'));
    const read = (password: string) =>
      spawnSync("openssl", ["pkcs12", "-in", path, "-nokeys", "-info", "-passin", "env:STORE_PASSWORD"], {
        encoding: "utf8",
        env: { ...process.env, STORE_PASSWORD: password },
      });
    const told = read('a "pass" word');
    expect(told.status).toBe(0);
    expect(told.stdout.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(told.stderr).toMatch(/MAC: sha256, Iteration 10000/);
    expect(told.stderr).toMatch(/PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256/);
    expect(read("another password").status).not.toBe(0);
  });

  it.skipIf(!hasKeytool)("is a truststore whose entries Java trusts (needs keytool; skipped without)", async () => {
    const path = save(await certificateFile(id, both, "p12"));
    const told = keytool(path, "changeit");
    expect(told.stdout.match(/trustedCertEntry/g)).toHaveLength(3);
    expect(told.stdout).toMatch(new RegExp(`^${id}-mongodb-ca, .*trustedCertEntry`, "m"));
    expect(told.stdout).toContain(new X509Certificate(present.der).fingerprint256);
    expect(keytool(path, "changed!").status).not.toBe(0);
  });

  it("has the same bytes each time with the customary password, and never with one of one's own", async () => {
    const make = async (password: string | null) => (await certificateFile(id, both, "p12", password)).body;
    expect(await make(null)).toEqual(await make(null));
    expect(await make("changeit")).not.toEqual(await make("changeit"));
  });
});
