import { X509Certificate } from "node:crypto";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmulatedInstance } from "@/emulator/emulated-instance";
import type { Emulator } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import type { Role } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import { openAuth } from "../auth/open-auth";
import { openCloud } from "../cloud/open-cloud";
import type { Config } from "../config/config";
import type { App, Ctx } from "../context";
import { openStore } from "../db/open-store";
import { keepListing } from "../inventory/keep-listing";
import { testClock } from "../testing/test-clock";
import { testConfig } from "../testing/test-config";
import { makeTestStore, type TestStore } from "../testing/test-store";
import { CertificateError } from "./certificate-error";
import { downloadCertificate } from "./download-certificate";
import { getInstanceCertificate } from "./get-instance-certificate";

const region = "ap-jakarta";
const instanceId = "cmgo-test0001";
const key = { region, instanceId };
const expiresAt = Date.UTC(2030, 0, 2, 3, 4, 5);

let emulator: Emulator;
let app: App;
let files: TestStore;
const lines: string[] = [];

beforeEach(async () => {
  emulator = await startEmulator({ seed: "empty", callsPerSecond: 1000 });
  files = await makeTestStore();
  const clock = testClock();
  const config = testConfig({ store: files.config, dataDir: files.dataDir, endpoint: emulator.url });
  lines.length = 0;
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  const store = await openStore(config, clock);
  const worker = {
    wakeChanges: () => undefined,
    itemSent: async () => undefined,
    refresh: async () => undefined,
    prefer: () => undefined,
    alive: () => true,
    stop: async () => undefined,
  };
  // Retries of reads wait on the clock; here they need no wait.
  const impatient = { ...clock, sleep: async () => undefined };
  app = {
    config,
    store,
    clock,
    log,
    cloud: openCloud(config, impatient, log),
    auth: openAuth(store, config, log),
    worker,
  };
  instance({});
  const page = await app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(app, region, page.instances);
});

afterEach(async () => {
  app.cloud.close();
  await app.store.close();
  await files.remove();
  await emulator.close();
});

function instance(patch: Partial<EmulatedInstance>): void {
  const wanted = { ssl: "enabled", expiresAt, certUrl: `/certs/${instanceId}/MongoDB-CA.crt`, ...patch } as const;
  if (emulator.instance(region, instanceId)) emulator.updateInstance(region, instanceId, wanted);
  else emulator.addInstance({ region, instanceId, name: "orders", ...wanted });
}

function ctx(role: Role = "viewer", certificates: Partial<Config["certificates"]> = {}): Ctx {
  const config = { ...app.config, certificates: { ...app.config.certificates, ...certificates } };
  const actor = { kind: "member", userId: "u1", name: "Ana", email: "ana@example.com", role, sessionId: "s1" } as const;
  return { app: { ...app, config }, actor, requestId: "request-1", clientAddress: "192.0.2.7" };
}

async function problem(context: Ctx = ctx()): Promise<CertificateError> {
  const failure = await downloadCertificate(context, { ...key, format: "pem" }, { timeoutMillis: 300 }).catch(
    (error: unknown) => error,
  );
  if (failure instanceof CertificateError) return failure;
  throw failure;
}

function audit() {
  return app.store.db
    .selectFrom("audit_events")
    .select(["action", "outcome", "code", "subject_id", "instance_id", "client_address", "api_request_id", "detail"])
    .orderBy("seq")
    .execute();
}

function instanceRow() {
  return app.store.db
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
      const file = await downloadCertificate(ctx(), { ...key, format: "pem" });
      const certificate = new X509Certificate(file.body);
      expect(Date.parse(certificate.validTo)).toBe(expiresAt);
      expect(certificate.fingerprint256.replaceAll(":", "").toLowerCase()).toBe(file.sha256);
      expect(file).toMatchObject({ filename: `${instanceId}-MongoDB-CA.crt`, overHttp: true, source: "cloud" });
      expect(file.body.toString()).toMatch(/^-----BEGIN CERTIFICATE-----\n[\s\S]+\n-----END CERTIFICATE-----\n$/);
      expect(await instanceRow()).toMatchObject({ certificate_sha256: file.sha256, certificate_expires_at: expiresAt });
      expect(await getInstanceCertificate(ctx(), key)).toMatchObject({
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
    const { sha256 } = await downloadCertificate(ctx(), { ...key, format: "pem" });
    const call = emulator.calls({ action: "DescribeInstanceSSL" }).at(-1);
    const common = {
      action: "certificate.download",
      subject_id: "request-1",
      instance_id: instanceId,
      client_address: "192.0.2.7",
      code: null,
    };
    expect(await audit()).toEqual([
      {
        ...common,
        outcome: "intent",
        api_request_id: null,
        detail: JSON.stringify({ action: "certificate.download", ...key, sha256: null }),
      },
      {
        ...common,
        outcome: "succeeded",
        api_request_id: call?.requestId,
        detail: JSON.stringify({ action: "certificate.download", ...key, sha256 }),
      },
    ]);
  });

  it("keeps one row of a certificate however often it is downloaded, and a new one when it was renewed", async () => {
    const { sha256 } = await downloadCertificate(ctx(), { ...key, format: "pem" });
    const seenAt = app.clock.now();
    app = { ...app, clock: { ...app.clock, now: () => seenAt + 5000 } };
    await downloadCertificate(ctx(), { ...key, format: "pem" });
    const rows = await app.store.db.selectFrom("certificates").selectAll().execute();
    expect(rows).toMatchObject([{ sha256, first_seen_at: seenAt, last_seen_at: seenAt + 5000, fetched_over: "http" }]);
    instance({ expiresAt: expiresAt + 86_400_000 });
    const renewed = await downloadCertificate(ctx(), { ...key, format: "pem" });
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
    [{ certUrl: "/certs-test/slow" }, "timed_out"],
    [{ certUrl: "/certs-test/nothing" }, "http_status"],
  ] as const)("passes nothing on for %j, though an earlier certificate is kept", async (patch, reason) => {
    await downloadCertificate(ctx(), { ...key, format: "pem" });
    const before = await app.store.db.selectFrom("certificates").selectAll().execute();
    instance(patch);
    expect((await problem()).reason).toBe(reason);
    expect(await app.store.db.selectFrom("certificates").selectAll().execute()).toEqual(before);
    expect((await audit()).slice(-2)).toMatchObject([{ outcome: "intent" }, { outcome: "failed", code: reason }]);
  });

  it("refuses http once no loopback host is listed", async () => {
    expect((await problem(ctx("viewer", { hosts: ["*.myqcloud.com"] }))).reason).toBe("host_refused");
    expect(emulator.calls({ action: "DescribeInstanceSSL" })).toHaveLength(1);
  });

  it("gives the kept certificate while the API can't be reached, and says so", async () => {
    const { sha256, body } = await downloadCertificate(ctx(), { ...key, format: "pem" });
    emulator.addFault({ action: "DescribeInstanceSSL", kind: "http_error", status: 502, html: true });
    const file = await downloadCertificate(ctx(), { ...key, format: "pem" });
    expect(file).toMatchObject({ source: "kept", sha256, overHttp: true });
    expect(file.body).toEqual(body);
  });

  it("has nothing to give when the API can't be reached before the first download", async () => {
    emulator.addFault({ action: "DescribeInstanceSSL", kind: "reset" });
    expect((await problem()).reason).toBe("cloud_unreachable");
  });

  it("does not hide a refusal of the API behind the kept certificate", async () => {
    await downloadCertificate(ctx(), { ...key, format: "pem" });
    emulator.addFault({ action: "DescribeInstanceSSL", kind: "api_error", code: "UnauthorizedOperation" });
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
    emulator.clearCalls();
    const others = [
      { region, instanceId: "cmgo-absent00" },
      { region: "ap-tokyo", instanceId },
      { region: "../etc", instanceId },
      { region, instanceId: "a\r\nb" },
    ];
    for (const other of others) {
      const refused = await downloadCertificate(ctx(), { ...other, format: "pem" }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "not_found" });
      await expect(getInstanceCertificate(ctx(), other)).rejects.toBeInstanceOf(Refusal);
    }
    expect(emulator.calls()).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  it("asks for the permission first", async () => {
    const stranger = { ...ctx(), actor: { ...ctx().actor, role: "stranger" } } as unknown as Ctx;
    await expect(downloadCertificate(stranger, { ...key, format: "pem" })).rejects.toMatchObject({
      code: "not_permitted",
    });
    await expect(getInstanceCertificate(stranger, key)).rejects.toMatchObject({ code: "not_permitted" });
    expect(await audit()).toEqual([]);
  });

  it("keeps the link out of the log: it may be signed", async () => {
    instance({ certUrl: "/certs-test/nothing?q-signature=topsecret" });
    expect((await problem()).reason).toBe("http_status");
    expect(lines.join("")).toContain("certificate download failed");
    expect(lines.join("")).not.toContain("topsecret");
  });
});

describe("getInstanceCertificate", () => {
  it("has nothing before the first download", async () => {
    expect(await getInstanceCertificate(ctx(), key)).toBeNull();
  });
});
