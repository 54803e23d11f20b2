import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { setApp } from "@/lib/server/registry";
import { syncOnce } from "@/lib/server/testing/change-run";
import { countingReads } from "@/lib/server/testing/counting-reads";
import { instanceCopies } from "@/lib/server/testing/instance-copies";
import { type ServedRoute, serveRoute } from "@/lib/server/testing/serve-route";
import { openTestApp, type TestApp } from "@/lib/server/testing/test-app";
import { addPerson, browserOf } from "@/lib/server/testing/test-people";
import { GET } from "./route";

const COPIES = 10_000;
/** It ends as soon as it is so. */
const PATIENT = { timeout: 15_000, interval: 10 };

let t: TestApp;
let served: ServedRoute;
let headers: Record<string, string>;
beforeAll(async () => {
  t = await openTestApp();
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-aaaa0001", name: "orders" });
  await syncOnce(t);
  await instanceCopies(t.app, "cmgo-aaaa0001", COPIES);
  await addPerson(t.app, "viewer@example.test", "viewer");
  headers = Object.fromEntries(await browserOf(t.app, "viewer@example.test"));
  served = await serveRoute(GET);
});
afterAll(async () => {
  await served.close();
  await t.close();
});

/** An export that has begun: asked for over a connection of its own, its first bytes taken. */
async function beginExport() {
  const outgoing = get(`${served.url}/api/instances/export?format=json`, { headers, agent: false });
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  expect(incoming.statusCode).toBe(200);
  await once(incoming, "readable");
  expect(String(incoming.read())).toContain('"timeZone":"UTC"');
  return incoming;
}
const lastAudit = () =>
  t.app.store.db
    .selectFrom("audit_events")
    .select(["outcome", "code", "detail"])
    .orderBy("seq", "desc")
    .executeTakeFirstOrThrow();

it("an export whose taker hangs up is read no further, its connection is let go, and the audit says how far it came", async () => {
  const reads = countingReads(t.app, "instances");
  setApp(reads.app);
  const incoming = await beginExport();
  incoming.destroy();
  await vi.waitFor(
    async () => expect(await lastAudit()).toMatchObject({ outcome: "failed", code: "cut_off" }),
    PATIENT,
  );
  const asked = reads.count();
  expect(asked, "of the forty chunks").toBeLessThan(10);
  const { count } = JSON.parse((await lastAudit()).detail);
  expect(count).toBeLessThan(COPIES / 4);
  await vi.waitFor(async () => expect(await served.connections()).toBe(0), PATIENT);

  // Another one is taken whole: whatever the first one held is free again.
  const whole = await fetch(`${served.url}/api/instances/export?format=json`, { headers });
  expect((await whole.json()).count).toBe(COPIES + 1);
  expect(reads.count() - asked, "nothing was read for the one that hung up").toBeLessThanOrEqual(COPIES / 250 + 1);
});
