import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COLLECTION_MAX } from "@/lib/domain/certificate-collection";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../../context";
import { checkSsl } from "../../inventory/check-ssl";
import { keepListing } from "../../inventory/keep-listing";
import { openTestApp, type TestApp } from "../../testing/test-app";
import { makeCertificate } from "../../testing/test-certificate";
import { inspectCertificate } from "../inspect-certificate";
import { keepCertificate } from "../keep-certificate";
import type { CollectionFacts } from "./collection-facts";
import { type CollectionRequest, downloadCertificates } from "./download-certificates";

let test: TestApp;
let viewer: Ctx;
let facts: CollectionFacts | null;

beforeEach(async () => {
  test = await openTestApp();
  viewer = await test.as("viewer");
  facts = null;
});
afterEach(() => test.close());

const all = { kind: "filter", filter: DEFAULT_FILTER } as const;

/** Instances as the sync finds them, without their certificates. */
async function known(region: string, ids: readonly string[], ssl: "enabled" | "disabled" = "enabled"): Promise<void> {
  for (const instanceId of ids) test.emulator.addInstance({ region, instanceId, ssl });
  const page = await test.app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, region, page.instances);
  for (const instanceId of ids) await checkSsl(test.app, { region, instanceId }, { lane: "change" });
}

/** Keeps a new certificate as the instance's, so much later than the last one. */
async function kept(region: string, instanceId: string, notAfter = "2046-01-01T00:00:00Z"): Promise<string> {
  await test.clock.advance(1000);
  const { der } = await makeCertificate({ name: `CN=${instanceId}`, notAfter: new Date(notAfter) });
  const certificate = inspectCertificate(new X509Certificate(der));
  const seen = { over: "https", now: test.clock.now(), reportedExpiresAt: null } as const;
  await test.app.store.transaction((trx) => keepCertificate(trx, { region, instanceId }, certificate, seen));
  return certificate.pem;
}

function get(request: Partial<CollectionRequest>, held?: string): Promise<Response> {
  const readme = (told: CollectionFacts) => {
    facts = told;
    return "Read me.\n";
  };
  const asked = new Request("http://localhost/", { headers: held ? { "If-None-Match": held } : {} });
  return downloadCertificates(viewer, { selection: all, format: "zip", readme, ...request }, asked);
}

async function filesOf(response: Response): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]));
}

const pems = (text: string) => text.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----\n/g) ?? [];
const audit = () => test.app.store.db.selectFrom("audit_events").select(["outcome", "code", "detail"]).execute();

describe("the certificates of many instances", () => {
  it("are a zip with a file for each, a README, and sums that hold; what is missing is told", async () => {
    await known("ap-jakarta", ["cmgo-aaaa0001", "cmgo-bbbb0001", "cmgo-cccc0001"]);
    await known("ap-guangzhou", ["cmgo-aaaa0001"]);
    await known("ap-singapore", ["cmgo-noss0001"], "disabled");
    const jakarta = await kept("ap-jakarta", "cmgo-aaaa0001");
    await kept("ap-guangzhou", "cmgo-aaaa0001");
    const bbbb = await kept("ap-jakarta", "cmgo-bbbb0001");

    const response = await get({});
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="MongoDB-CA-certificates.zip"');
    const files = await filesOf(response);
    expect(Object.keys(files)).toEqual([
      "ap-guangzhou/cmgo-aaaa0001-MongoDB-CA.crt",
      "ap-jakarta/cmgo-aaaa0001-MongoDB-CA.crt",
      "cmgo-bbbb0001-MongoDB-CA.crt",
      "README.txt",
      "SHA256SUMS",
    ]);
    expect(files["cmgo-bbbb0001-MongoDB-CA.crt"]).toBe(bbbb);
    expect(files["ap-jakarta/cmgo-aaaa0001-MongoDB-CA.crt"]).toBe(jakarta);
    const sums =
      files.SHA256SUMS?.trimEnd()
        .split("\n")
        .map((line) => line.split("  ")) ?? [];
    expect(sums).toHaveLength(4);
    for (const [sum, name] of sums)
      expect(
        createHash("sha256")
          .update(files[name ?? ""] ?? "")
          .digest("hex"),
      ).toBe(sum);
    expect(facts).toEqual({
      count: 3,
      different: 3,
      withoutSsl: 1,
      missing: [{ region: "ap-jakarta", instanceId: "cmgo-cccc0001", problem: null }],
    });
    const event = JSON.stringify({ action: "certificate.download", format: "zip", count: 3 });
    expect(await audit()).toEqual([
      { outcome: "intent", code: null, detail: event },
      { outcome: "succeeded", code: null, detail: event },
    ]);
  });

  it("are one PEM of each different CA, or one truststore, with the one before it while that has not expired", async () => {
    await known("ap-jakarta", ["cmgo-aaaa0001", "cmgo-bbbb0001", "cmgo-cccc0001"]);
    const old = await kept("ap-jakarta", "cmgo-aaaa0001");
    const fresh = await kept("ap-jakarta", "cmgo-aaaa0001");
    await kept("ap-jakarta", "cmgo-bbbb0001", "2026-01-02T00:00:00Z");
    const bbbb = await kept("ap-jakarta", "cmgo-bbbb0001");
    // Two instances under one CA.
    const seen = { over: "https", now: test.clock.now(), reportedExpiresAt: null } as const;
    const shared = inspectCertificate(new X509Certificate(bbbb));
    const key = { region: "ap-jakarta", instanceId: "cmgo-cccc0001" };
    await test.app.store.transaction((trx) => keepCertificate(trx, key, shared, seen));

    const bundle = await (await get({ format: "bundle" })).text();
    expect(pems(bundle)).toEqual([fresh, bbbb, old]);
    const truststore = Buffer.from(await (await get({ format: "p12" })).arrayBuffer());
    const options = { input: truststore, env: { ...process.env, STORE_PASSWORD: "changeit" } };
    const told = execFileSync("openssl", ["pkcs12", "-nokeys", "-passin", "env:STORE_PASSWORD"], options).toString();
    const aliases = [...told.matchAll(/friendlyName: (\S+)/g)].map(([, alias]) => alias);
    const fingerprint = (pem: string) => createHash("sha256").update(new X509Certificate(pem).raw).digest("hex");
    expect(aliases).toEqual([fresh, bbbb, old].map((pem) => `mongodb-ca-${fingerprint(pem).slice(0, 16)}`));
    expect(Buffer.from(await (await get({ format: "p12" })).arrayBuffer()), "the same bytes").toEqual(truststore);

    const keys = [{ region: "ap-jakarta", instanceId: "cmgo-bbbb0001" }];
    const some = await get({ format: "bundle", selection: { kind: "keys", keys } });
    expect(await some.text()).toBe(bbbb);
  });

  it("have the same bytes and tag until one of them changes", async () => {
    await known("ap-jakarta", ["cmgo-aaaa0001"]);
    await kept("ap-jakarta", "cmgo-aaaa0001");
    const [one, two] = [await get({}), await get({})];
    const tag = one.headers.get("etag") ?? "";
    expect(two.headers.get("etag")).toBe(tag);
    expect(one.headers.get("cache-control")).toBe("private, no-cache");
    expect(await one.arrayBuffer()).toEqual(await two.arrayBuffer());
    const held = await get({}, tag);
    expect([held.status, await held.text()]).toEqual([304, ""]);
    expect((await audit()).map(({ outcome }) => outcome)).toEqual([
      "intent",
      "intent",
      "succeeded",
      "succeeded",
      "intent",
      "succeeded",
    ]);
    await kept("ap-jakarta", "cmgo-aaaa0001");
    expect((await get({}, tag)).status).toBe(200);
  });

  it("are refused when there is none, when they are too many, and to strangers", async () => {
    await known("ap-jakarta", ["cmgo-aaaa0001"]);
    await expect(get({})).rejects.toMatchObject({ code: "no_certificates" });
    const row = await test.app.store.db.selectFrom("instances").selectAll().executeTakeFirstOrThrow();
    const many = Array.from({ length: COLLECTION_MAX }, (_, index) => ({
      ...row,
      instance_id: `cmgo-${10_000 + index}`,
    }));
    for (let from = 0; from < many.length; from += 500)
      await test.app.store.transaction((trx) =>
        trx
          .insertInto("instances")
          .values(many.slice(from, from + 500))
          .execute(),
      );
    await expect(get({})).rejects.toMatchObject({ code: "too_many", params: { max: COLLECTION_MAX } });
    const actor = { ...viewer.actor, role: "stranger" } as unknown as Ctx["actor"];
    viewer = { ...viewer, actor };
    await expect(get({})).rejects.toMatchObject({ code: "not_permitted" });
    expect(await audit()).toEqual([]);
  });

  it("are noted as cut off when the taker leaves", async () => {
    await known("ap-jakarta", ["cmgo-aaaa0001"]);
    await kept("ap-jakarta", "cmgo-aaaa0001");
    const response = await get({ format: "bundle" });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await audit()).map(({ outcome, code }) => [outcome, code])).toEqual([
      ["intent", null],
      ["failed", "cut_off"],
    ]);
  });
});
