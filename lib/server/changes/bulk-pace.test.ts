import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { keepListing } from "../inventory/keep-listing";
import { openTestApp, type TestApp } from "../testing/test-app";
import { startWorker } from "../worker/start-worker";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";
import { toggleSsl } from "./toggle-ssl";

const region = "ap-jakarta";
const id = (index: number) => `cmgo-pace${String(index).padStart(4, "0")}`;
const single = "cmgo-single01";

let t: TestApp;
let operator: Ctx;
afterEach(() => t.close());

const writes = () => t.emulator.calls({ action: "InstanceEnableSSL" });

/** What waits on the clock gets on: it is turned until this has ended. */
async function whileTurning<T>(doing: Promise<T>): Promise<T> {
  let done = false;
  const watched = doing.finally(() => {
    done = true;
  });
  watched.catch(() => undefined);
  while (!done) await t.clock.advance(5);
  return watched;
}

/** A running console that knows `count` instances without SSL and one with it, all read just now. */
async function openFleet(count: number, callsPerSecond: number): Promise<void> {
  t = await openTestApp({
    worker: startWorker,
    emulator: { flowMillis: 4_000, callsPerSecond: 10_000 },
    config: (config) => ({ ...config, cloud: { ...config.cloud, regions: [region], callsPerSecond } }),
  });
  for (let index = 0; index < count; index += 1)
    t.emulator.addInstance({ region, instanceId: id(index), ssl: "disabled" });
  t.emulator.addInstance({ region, instanceId: single, ssl: "enabled" });
  for (let offset = 0; offset <= count; offset += 100) {
    const page = await whileTurning(t.app.cloud.listInstances(region, { offset, limit: 100 }, { lane: "change" }));
    await keepListing(t.app, region, page.instances);
  }
  const read = t.app.store.db.updateTable("instances").where("instance_id", "!=", single);
  await read.set({ ssl_checked_at: t.clock.now(), ssl_state: "disabled" }).execute();
  const other = t.app.store.db.updateTable("instances").where("instance_id", "=", single);
  await other.set({ ssl_checked_at: t.clock.now(), ssl_state: "enabled" }).execute();
  operator = await t.as("operator");
  t.emulator.clearCalls();
}

async function startBulk(atOnce: number): Promise<void> {
  const selection = { kind: "filter" as const, filter: DEFAULT_FILTER };
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection });
  await startChange(operator, {
    intentId: randomUUID(),
    target: "enabled",
    selection,
    settings: { ...DEFAULT_CHANGE_SETTINGS, canary: 0, perRegion: atOnce, atOnce },
    reason: "",
    fingerprint,
  });
}

const inState = (state: "succeeded" | "claimed") =>
  t.app.store.db.selectFrom("change_items").selectAll().where("state", "=", state).execute();

test("the next instance is sent as soon as one has ended, not at the next tick", async () => {
  await openFleet(2, 2_000);
  await startBulk(1);
  while ((await inState("succeeded")).length === 0) await t.clock.advance(100);
  // The clock stands still now: only the end of the first can have started the second.
  await vi.waitFor(() => expect(writes()).toHaveLength(2), { timeout: 10_000, interval: 5 });
});

test("a toggle goes before the instances of a change over many that wait for their turn, and a stop sends none of these", async () => {
  const limit = 5;
  await openFleet(300, limit);
  await startBulk(200);
  while ((await inState("claimed")).length < 150) await t.clock.advance(20);
  const before = writes().length;
  const intent = { intentId: randomUUID(), region, instanceId: single, target: "disabled", seen: "enabled" } as const;
  const { change } = await whileTurning(toggleSsl(operator, { ...intent, reason: "" }));
  expect(change).toMatchObject({ state: "applying" });
  // Others go while it is written down and claimed; then it is the next: after a few calls, not behind the 150 who wait.
  expect(writes().findIndex(({ instanceId }) => instanceId === single) - before).toBeLessThan(3 * limit);
  expect((await inState("claimed")).length).toBeGreaterThan(100);

  const waiting = new Set((await inState("claimed")).map((item) => item.instance_id));
  await t.app.worker.stop();
  const sent = writes().filter(({ instanceId }) => waiting.has(instanceId ?? ""));
  const left = await inState("claimed");
  expect(left.length + sent.length).toBe(waiting.size);
  expect(sent.length).toBeLessThan(3 * limit);
  expect(left.filter((item) => item.error_class !== null || item.sent_at !== null)).toEqual([]);
});
