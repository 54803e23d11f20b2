import { X509Certificate } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InstancePatch } from "@/emulator/emulated-instance";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import { checkSsl } from "../inventory/check-ssl";
import { getInstance } from "../inventory/get-instance";
import { keepListing } from "../inventory/keep-listing";
import { listInstances } from "../inventory/list-instances";
import { openTestApp, type TestApp } from "../testing/test-app";
import { makeCertificate } from "../testing/test-certificate";
import { type LinkServer, startLinkServer } from "../testing/test-link-server";
import { startCertificateLoop } from "./certificate-loop";
import type { Repeating } from "./repeat";

const region = "ap-jakarta";
const expiresAt = Date.UTC(2040, 0, 1);
const DAY_MILLIS = 86_400_000;

let test: TestApp;
let links: LinkServer;
let loop: Repeating | null;
const faults: unknown[] = [];

beforeEach(async () => {
  test = await openTestApp();
  links = await startLinkServer();
  loop = null;
  faults.length = 0;
});

afterEach(async () => {
  await loop?.stop();
  await test.close();
  await links.close();
  expect(faults).toEqual([]);
});

const id = (name: string) => `cmgo-${name}`;

/** Instances with SSL on, listed and checked as the sync does it. */
async function known(instances: Readonly<Record<string, InstancePatch>>): Promise<void> {
  for (const [name, patch] of Object.entries(instances))
    test.emulator.addInstance({ region, instanceId: id(name), name, ssl: "enabled", expiresAt, ...patch });
  const page = await test.app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, region, page.instances);
  for (const name of Object.keys(instances)) await checked(name);
}

async function checked(name: string, patch?: InstancePatch): Promise<void> {
  if (patch) test.emulator.updateInstance(region, id(name), patch);
  await checkSsl(test.app, { region, instanceId: id(name) }, { lane: "change" });
}

function start(): void {
  loop = startCertificateLoop(test.app, (error) => faults.push(error));
}

async function detail(name: string) {
  return getInstance(await test.as("viewer"), { region, instanceId: id(name) });
}

function row(name: string) {
  const rows = test.app.store.db.selectFrom("instances").selectAll();
  return rows.where("instance_id", "=", id(name)).executeTakeFirstOrThrow();
}

/** Turns the clock, a second at a time, until the rows are as wanted. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let seconds = 0; seconds < 200; seconds += 1) {
    if (await condition()) return;
    await test.clock.advanceSleepers(1000);
  }
  throw new Error("it never came so");
}

const isRead = (name: string) => async () => {
  const { certificate_sha256, certificate_problem } = await row(name);
  return certificate_sha256 !== null || certificate_problem !== null;
};

describe("the certificates that the worker reads", () => {
  it("are known at first sight, and one that can't be read hides no other", async () => {
    const server = await makeCertificate();
    links.answer((_request, response) => response.end(server.pem + server.privateKeyPem));
    await known({
      broken00: { certUrl: "/certs-test/broken" },
      nolink00: { certUrl: "", expiresAt: null },
      secret00: { certUrl: `http://127.0.0.1:${links.port}/ca.zip` },
      abroad00: { certUrl: "https://example.test/ca.crt" },
      sound000: {},
      zipped00: { certificateFormat: "zip" },
    });
    start();
    for (const name of ["broken00", "nolink00", "secret00", "abroad00", "sound000", "zipped00"])
      await until(isRead(name));

    const viewer = await test.as("viewer");
    const list = await listInstances(viewer, { ...DEFAULT_FILTER, expiry: ["unreadable"] });
    expect(list.rows.map(({ name, expiryMark: mark }) => [name, mark?.kind === "unreadable" && mark.problem])).toEqual([
      ["abroad00", "host_refused"],
      ["broken00", "unreadable"],
      ["nolink00", "link_empty"],
      ["secret00", "private_key"],
    ]);
    const sound = await detail("sound000");
    expect(sound.certificate).toMatchObject({
      subject: expect.stringContaining(id("sound000")),
      isCa: true,
      chain: [],
    });
    expect(sound.row).toMatchObject({ expiryMark: null, certificateExpiresAt: new Date(expiresAt).toISOString() });
    expect((await detail("zipped00")).certificate?.notAfter).toBe(new Date(expiresAt).toISOString());
    const kept = await test.app.store.db.selectFrom("certificates").select("pem").execute();
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept) + test.logged.join("")).not.toContain("PRIVATE KEY");
  });

  it("are read again when the API's expiry moves and after SSL was off; the one before stays known beside it", async () => {
    await known({ rotated0: {} });
    start();
    await until(isRead("rotated0"));
    const first = (await detail("rotated0")).certificate;
    await checked("rotated0", { expiresAt: expiresAt + DAY_MILLIS });
    expect(await row("rotated0")).toMatchObject({ certificate_sha256: null, certificate_due_at: 0 });
    await until(isRead("rotated0"));
    const second = await detail("rotated0");
    expect(second.certificate?.sha256).not.toBe(first?.sha256);
    expect(second.previousCertificate?.sha256).toBe(first?.sha256);

    await checked("rotated0", { ssl: "disabled", expiresAt: null, certUrl: null });
    expect((await detail("rotated0")).certificate).toBeNull();
    const certUrl = `/certs/${id("rotated0")}/MongoDB-CA.crt`;
    await checked("rotated0", { ssl: "enabled", expiresAt: expiresAt + 2 * DAY_MILLIS, certUrl });
    await until(isRead("rotated0"));
    expect((await detail("rotated0")).previousCertificate?.sha256).toBe(second.certificate?.sha256);
    const had = await test.app.store.db.selectFrom("instance_certificates").select("sha256").execute();
    expect(had).toHaveLength(3);
  });

  it("are told with both days where the certificate and the API differ by more than one", async () => {
    const odd = await makeCertificate({ notAfter: new Date(expiresAt + 3 * DAY_MILLIS) });
    links.answer((_request, response) => response.end(odd.der));
    await known({ differs0: { certUrl: `http://127.0.0.1:${links.port}/ca` } });
    start();
    await until(isRead("differs0"));
    expect((await detail("differs0")).row).toMatchObject({
      certificateExpiresAt: new Date(expiresAt + 3 * DAY_MILLIS).toISOString(),
      expiryMark: { kind: "differs", reportedAt: new Date(expiresAt).toISOString() },
    });
    expect(new X509Certificate(odd.der).fingerprint256.replaceAll(":", "").toLowerCase()).toBe(
      (await row("differs0")).certificate_sha256,
    );
  });

  it("are asked for again after a minute, then later; at once when the missing link has come", async () => {
    await known({ nolink00: { certUrl: "" } });
    const before = test.clock.now();
    start();
    await until(isRead("nolink00"));
    const first = await row("nolink00");
    expect(first.certificate_due_at).toBeGreaterThanOrEqual(before + 60_000);
    await until(async () => (await row("nolink00")).certificate_failures === 2);
    const second = await row("nolink00");
    expect(second.certificate_due_at - test.clock.now()).toBeGreaterThan(4 * 60_000);
    // A new reading of the same changes nothing; the link does.
    await checked("nolink00");
    expect((await row("nolink00")).certificate_due_at).toBe(second.certificate_due_at);
    await checked("nolink00", { certUrl: `/certs/${id("nolink00")}/MongoDB-CA.crt` });
    await until(async () => (await row("nolink00")).certificate_sha256 !== null);
    expect((await row("nolink00")).certificate_problem).toBeNull();
  });

  it("come by a link that is read anew once it is a minute old; an API that fails says nothing of the certificate", async () => {
    await known({ older000: {} });
    await test.clock.advance(61_000);
    test.emulator.clearCalls();
    test.emulator.addFault({ action: "DescribeInstanceSSL", kind: "http_error", status: 502, html: true });
    start();
    await until(async () => (await row("older000")).certificate_failures === 1);
    expect(await row("older000")).toMatchObject({ certificate_sha256: null, certificate_problem: null });
    test.emulator.clearFaults();
    await until(isRead("older000"));
    expect(await row("older000")).toMatchObject({ certificate_problem: null });
    expect(test.emulator.calls({ action: "DescribeInstanceSSL" })).toHaveLength(2);
  });

  it("are fetched three a second, and a host that never answers does not hold up the others", async () => {
    links.answer(() => undefined);
    const silent = { certUrl: `http://127.0.0.1:${links.port}/ca` };
    const names = ["a", "b", "c", "d", "e"].map((letter) => `silent${letter}0`);
    await known(Object.fromEntries(names.map((name) => [name, silent])));
    start();
    // The clock stands: within this second no fourth one is asked for.
    while (links.requests.length < 3) await test.clock.advance(0);
    await known({ sound000: {} });
    expect(links.requests).toHaveLength(3);
    await until(isRead("sound000"));
    expect(links.requests).toHaveLength(5);
    expect((await row("silenta0")).certificate_problem).toBeNull();
  });
});
