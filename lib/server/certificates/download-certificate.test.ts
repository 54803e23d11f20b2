import { X509Certificate } from "node:crypto";
import { connect } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmulatedInstance } from "@/emulator/emulated-instance";
import { Refusal } from "@/lib/domain/refusal";
import type { Config } from "../config/config";
import type { Ctx } from "../context";
import { keepListing } from "../inventory/keep-listing";
import { openTestApp, type TestApp } from "../testing/test-app";
import { CertificateError } from "./certificate-error";
import { downloadCertificate } from "./download-certificate";
import { getInstanceCertificate } from "./get-instance-certificate";

const region = "ap-jakarta";
const instanceId = "cmgo-test0001";
const key = { region, instanceId };
const expiresAt = Date.UTC(2030, 0, 2, 3, 4, 5);

let test: TestApp;
let viewer: Ctx;

beforeEach(async () => {
  timeoutMillis = 10_000;
  test = await openTestApp();
  viewer = await test.as("viewer");
  instance({});
  const page = await test.app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, region, page.instances);
});

afterEach(() => test.close());

function instance(patch: Partial<EmulatedInstance>): void {
  const wanted = { ssl: "enabled", expiresAt, certUrl: `/certs/${instanceId}/MongoDB-CA.crt`, ...patch } as const;
  if (test.emulator.instance(region, instanceId)) test.emulator.updateInstance(region, instanceId, wanted);
  else test.emulator.addInstance({ region, instanceId, name: "orders", ...wanted });
}

/** Turns the clock while the work waits on it: the cloud layer tries a failed read again. */
async function settled<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const marked = work.finally(() => {
    done = true;
  });
  while (!done) await Promise.race([marked.catch(() => undefined), test.clock.advanceSleepers(1000)]);
  return marked;
}

/** Long enough for a busy machine; the link that never ends is given less. */
let timeoutMillis = 10_000;

function download(ctx: Ctx = viewer, name: { region: string; instanceId: string } = key) {
  return settled(downloadCertificate(ctx, { ...name, format: "pem" }, { timeoutMillis }));
}

async function problem(ctx: Ctx = viewer): Promise<CertificateError> {
  const failure = await download(ctx).catch((error: unknown) => error);
  if (failure instanceof CertificateError) return failure;
  throw failure;
}

function withHosts(...hosts: string[]): Ctx {
  const certificates: Config["certificates"] = { ...viewer.app.config.certificates, hosts };
  return { ...viewer, app: { ...viewer.app, config: { ...viewer.app.config, certificates } } };
}

function audit() {
  return test.app.store.db
    .selectFrom("audit_events")
    .select(["action", "outcome", "code", "subject_id", "instance_id", "client_address", "api_request_id", "detail"])
    .orderBy("seq")
    .execute();
}

function instanceRow() {
  return test.app.store.db
    .selectFrom("instances")
    .selectAll()
    .where("instance_id", "=", instanceId)
    .executeTakeFirstOrThrow();
}

describe("downloadCertificate", () => {
  it.each(["pem", "der", "zip"] as const)(
    "gives PEM of a link that leads to %s, and keeps it",
    async (certificateFormat) => {
      instance({ certificateFormat });
      const file = await download();
      const certificate = new X509Certificate(file.body);
      expect(Date.parse(certificate.validTo)).toBe(expiresAt);
      expect(certificate.fingerprint256.replaceAll(":", "").toLowerCase()).toBe(file.sha256);
      expect(file).toMatchObject({ filename: `${instanceId}-MongoDB-CA.crt`, overHttp: true, source: "cloud" });
      expect(file.body.toString()).toMatch(/^-----BEGIN CERTIFICATE-----\n[\s\S]+\n-----END CERTIFICATE-----\n$/);
      expect(await instanceRow()).toMatchObject({ certificate_sha256: file.sha256, certificate_expires_at: expiresAt });
      expect(await getInstanceCertificate(viewer, key)).toMatchObject({
        subject: `CN=MongoDB CA ${instanceId}, O=TencentDB for MongoDB (emulated), C=CN`,
        notAfter: "2030-01-02T03:04:05.000Z",
        sha256: file.sha256,
        key: "EC P-256",
        signatureAlgorithm: "ECDSA with SHA-256",
        isCa: true,
        fetchedOver: "http",
      });
    },
  );

  it("writes the audit before and after, with the API's RequestId", async () => {
    const { sha256 } = await download();
    const call = test.emulator.calls({ action: "DescribeInstanceSSL" }).at(-1);
    const common = {
      action: "certificate.download",
      subject_id: viewer.requestId,
      instance_id: instanceId,
      client_address: "192.0.2.7",
      code: null,
    };
    expect(await audit()).toEqual([
      {
        ...common,
        outcome: "intent",
        api_request_id: null,
        detail: JSON.stringify({ action: "certificate.download", ...key, sha256: null, format: "pem" }),
      },
      {
        ...common,
        outcome: "succeeded",
        api_request_id: call?.requestId,
        detail: JSON.stringify({ action: "certificate.download", ...key, sha256, format: "pem" }),
      },
    ]);
  });

  it("gives a CA with which a Node client trusts the instance's node, and no other instance's", async () => {
    instance({ expiresAt: Math.floor(Date.now() / 1000) * 1000 + 86_400_000 });
    const { body } = await download();
    const node = await test.emulator.listen(region, instanceId);
    // Clients connect by address, which the certificate does not name.
    const connected = (ca: Buffer) =>
      new Promise<boolean>((resolve, reject) => {
        const socket = connect({ ...node, ca, checkServerIdentity: () => undefined });
        socket.once("secureConnect", () => resolve(socket.authorized)).once("error", reject);
        socket.once("secureConnect", () => socket.destroy());
      });
    expect(await connected(body)).toBe(true);
    test.emulator.addInstance({ region, instanceId: "cmgo-other001", ssl: "enabled" });
    const url = String(test.emulator.instance(region, "cmgo-other001")?.certUrl);
    const other = Buffer.from(await (await fetch(url)).arrayBuffer());
    await expect(connected(other)).rejects.toThrow();
  });

  it.each([
    ["expired", -10],
    ["not yet valid", 400],
  ])("delivers a CA that is %s: it is the one that the instance shows", async (_what, days) => {
    instance({ expiresAt: Math.floor(test.clock.now() / 1000) * 1000 + days * 86_400_000 });
    const { sha256 } = await download();
    expect((await getInstanceCertificate(viewer, key))?.sha256).toBe(sha256);
  });

  it("gives old and new while both are in use, in a bundle and in a truststore", async () => {
    const old = await download();
    instance({ expiresAt: expiresAt + 86_400_000 });
    const form = async (format: "pem" | "bundle" | "p12") =>
      settled(downloadCertificate(viewer, { ...key, format }, { timeoutMillis }));
    const [alone, bundle, truststore] = [await form("pem"), await form("bundle"), await form("p12")];
    expect(bundle.body.toString()).toBe(alone.body.toString() + old.body.toString());
    expect(truststore.filename).toBe(`${instanceId}-MongoDB-CA.p12`);
    await test.clock.advance(expiresAt - test.clock.now() + 1000);
    expect((await form("bundle")).body).toEqual(alone.body);
    expect(JSON.parse((await audit()).at(-1)?.detail ?? "")).toMatchObject({ format: "bundle", sha256: alone.sha256 });
  });

  it.each(["", "short", "contraseña", "line\nbreak"])(
    "refuses the truststore's password %j before anything else",
    async (password) => {
      const refused = downloadCertificate(viewer, { ...key, format: "p12", password });
      await expect(refused).rejects.toMatchObject({ code: "invalid_input", params: { field: "password" } });
      expect(await audit()).toEqual([]);
    },
  );

  it("writes a truststore's password nowhere", async () => {
    await settled(downloadCertificate(viewer, { ...key, format: "p12", password: "hush hush hush" }));
    expect(test.logged.join("") + JSON.stringify(await audit())).not.toContain("hush");
  });

  it("keeps one row of a certificate however often it is downloaded, and a new one when it was renewed", async () => {
    const { sha256 } = await download();
    const seenAt = test.clock.now();
    await test.clock.advance(5000);
    await download();
    const rows = await test.app.store.db.selectFrom("certificates").selectAll().execute();
    expect(rows).toMatchObject([{ sha256, first_seen_at: seenAt, last_seen_at: seenAt + 5000, fetched_over: "http" }]);
    instance({ expiresAt: expiresAt + 86_400_000 });
    const renewed = await download();
    expect(renewed.sha256).not.toBe(sha256);
    expect(await instanceRow()).toMatchObject({
      certificate_sha256: renewed.sha256,
      certificate_expires_at: expiresAt + 86_400_000,
      reported_expires_at: expiresAt + 86_400_000,
    });
  });

  it.each([
    [{ certUrl: "" }, "link_empty"],
    [{ certUrl: null }, "link_empty"],
    [{ ssl: "disabled", certUrl: null, expiresAt: null }, "ssl_off"],
    [{ certUrl: "javascript:alert(1)" }, "scheme_refused"],
    [{ certUrl: "http://10.0.0.1/MongoDB-CA.crt" }, "host_refused"],
    [{ certUrl: "/certs-test/html" }, "not_a_certificate"],
    [{ certUrl: "/certs-test/redirect" }, "host_refused"],
    [{ certUrl: "/certs-test/big" }, "too_large"],
    [{ certUrl: "/certs-test/broken" }, "unreadable"],
    [{ certUrl: "/certs-test/two-in-zip" }, "several_certificates"],
    [{ certUrl: "/certs-test/with-key" }, "private_key"],
    [{ certUrl: "/certs-test/outside" }, "archive_refused"],
    [{ certUrl: "/certs-test/bomb" }, "archive_refused"],
    [{ certUrl: "/certs-test/slow" }, "timed_out"],
    [{ certUrl: "/certs-test/nothing" }, "http_status"],
  ] as const)("passes nothing on for %j, though an earlier certificate is kept", async (patch, reason) => {
    await download();
    const before = await test.app.store.db.selectFrom("certificates").selectAll().execute();
    instance(patch);
    if (reason === "timed_out") timeoutMillis = 300;
    expect((await problem()).reason).toBe(reason);
    expect(await test.app.store.db.selectFrom("certificates").selectAll().execute()).toEqual(before);
    expect((await audit()).slice(-2)).toMatchObject([{ outcome: "intent" }, { outcome: "failed", code: reason }]);
    expect(test.logged.join("")).not.toContain("PRIVATE KEY");
  });

  it("refuses http once no loopback host is listed", async () => {
    expect((await problem(withHosts("*.myqcloud.com"))).reason).toBe("host_refused");
    expect(test.emulator.calls({ action: "DescribeInstanceSSL" })).toHaveLength(1);
  });

  it("gives the kept certificate while the API can't be reached, and says so", async () => {
    const { sha256, body } = await download();
    test.emulator.addFault({ action: "DescribeInstanceSSL", kind: "http_error", status: 502, html: true });
    const file = await download();
    expect(file).toMatchObject({ source: "kept", sha256, overHttp: true });
    expect(file.body).toEqual(body);
  });

  it("has nothing to give when the API can't be reached before the first download", async () => {
    test.emulator.addFault({ action: "DescribeInstanceSSL", kind: "reset" });
    expect((await problem()).reason).toBe("cloud_unreachable");
  });

  it("does not hide a refusal of the API behind the kept certificate", async () => {
    await download();
    test.emulator.addFault({ action: "DescribeInstanceSSL", kind: "api_error", code: "UnauthorizedOperation" });
    const refused = await problem();
    expect([refused.reason, refused.params.code]).toEqual(["cloud_refused", "UnauthorizedOperation"]);
    expect(await audit()).toMatchObject([
      {},
      {},
      {},
      { outcome: "failed", code: "cloud_refused", api_request_id: refused.params.requestId },
    ]);
  });

  it("knows no instance that the inventory doesn't hold, and asks nobody about it", async () => {
    test.emulator.clearCalls();
    const others = [
      { region, instanceId: "cmgo-absent00" },
      { region: "ap-tokyo", instanceId },
      { region: "../etc", instanceId },
      { region, instanceId: "a\r\nb" },
    ];
    for (const other of others) {
      const refused = await download(viewer, other).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "not_found" });
      await expect(getInstanceCertificate(viewer, other)).rejects.toBeInstanceOf(Refusal);
    }
    expect(test.emulator.calls()).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  it("asks for the permission first", async () => {
    const actor = { ...viewer.actor, role: "stranger" } as unknown as Ctx["actor"];
    const stranger = { ...viewer, actor };
    await expect(download(stranger)).rejects.toMatchObject({ code: "not_permitted" });
    await expect(getInstanceCertificate(stranger, key)).rejects.toMatchObject({ code: "not_permitted" });
    expect(await audit()).toEqual([]);
  });

  it("keeps the link out of the log: it may be signed", async () => {
    instance({ certUrl: "/certs-test/nothing?q-signature=topsecret" });
    expect((await problem()).reason).toBe("http_status");
    expect(test.logged.join("")).toContain("certificate download failed");
    expect(test.logged.join("")).not.toContain("topsecret");
  });
});

describe("getInstanceCertificate", () => {
  it("has nothing before the first download", async () => {
    expect(await getInstanceCertificate(viewer, key)).toBeNull();
  });
});
