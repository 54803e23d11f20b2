import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withDelta } from "@/lib/domain/change-delta";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { newLeader, runUntil, syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import type { ChangeEngine } from "./change-engine";
import { controlChange } from "./control-change";
import { getChange } from "./get-change";
import { getChangeDelta } from "./get-change-delta";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";

let t: TestApp;
let operator: Ctx;
let engine: ChangeEngine;
let changeId: string;
const selection = { kind: "filter" as const, filter: DEFAULT_FILTER };

beforeEach(async () => {
  t = await openTestApp({ emulator: { flowMillis: 4_000, callsPerSecond: 10_000 } });
  for (let index = 0; index < 40; index += 1)
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: `cmgo-d${index + 1000}`, ssl: "disabled" });
  await syncOnce(t);
  operator = await t.as("operator");
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection });
  const settings = { ...DEFAULT_CHANGE_SETTINGS, canary: 2, pauseAfterCanary: true };
  const input = { intentId: randomUUID(), target: "enabled" as const, selection, settings, reason: "", fingerprint };
  ({ changeId } = await startChange(operator, input));
  engine = await newLeader(t);
});
afterEach(() => t.close());

async function position(number: number): Promise<string> {
  const item = await t.app.store.db
    .selectFrom("change_items")
    .select("id")
    .where("change_id", "=", changeId)
    .where("position", "=", number)
    .executeTakeFirstOrThrow();
  return item.id;
}

test("a delta holds what moved, and with it the known becomes the whole", async () => {
  await t.clock.advance(60_000);
  const known = await getChange(operator, changeId);
  await runUntil(t, engine, await position(2), ["succeeded"]);
  const delta = await getChangeDelta(operator, { changeId, since: Date.parse(known.asOf) });
  expect(delta.changed.map(({ state }) => state)).toEqual(["succeeded", "succeeded"]);
  expect(withDelta(known, delta)).toEqual(await getChange(operator, changeId));
});

test("long after, a change at rest sends no rows, until an instance that a person may act on is read anew", async () => {
  t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", times: 1 });
  await runUntil(t, engine, await position(2), ["succeeded", "failed"]);
  await runUntil(t, engine, await position(1), ["succeeded", "failed"]);
  await t.clock.advance(60_000);
  const known = await getChange(operator, changeId);
  const { changed } = await getChangeDelta(operator, { changeId, since: Date.parse(known.asOf) });
  expect(changed).toEqual([]);
  await t.app.store.db.updateTable("instances").set({ ssl_checked_at: t.clock.now() }).execute();
  const { changed: read } = await getChangeDelta(operator, { changeId, since: t.clock.now() });
  expect(read.map(({ state }) => state)).toEqual(["failed"]);
});

test("cancelled rows are in it, also for a reader whose last read is just before", async () => {
  await t.clock.advance(60_000);
  const known = await getChange(operator, changeId);
  await controlChange(operator, { changeId, act: "cancel" });
  const delta = await getChangeDelta(operator, { changeId, since: Date.parse(known.asOf) });
  expect(withDelta(known, delta)).toMatchObject({ settled: 40, counts: { cancelled: 40 } });
});

test("a time that is none is refused", async () => {
  await expect(getChangeDelta(operator, { changeId, since: Number.NaN })).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("the audit's history is for those who may read it", async () => {
  await controlChange(operator, { changeId, act: "pause" });
  const since = t.clock.now();
  expect((await getChangeDelta(operator, { changeId, since })).news).toBeNull();
  const admin = await t.as("admin");
  const known = await getChange(admin, changeId);
  expect(known.history?.map(({ action }) => action)).toContain("change.pause");
  await t.clock.advance(60_000);
  const at = { changeId, since: t.clock.now() };
  expect((await getChangeDelta(admin, at)).news).toEqual([]);
  await controlChange(operator, { changeId, act: "resume" });
  const delta = await getChangeDelta(admin, at);
  expect(delta.news?.map(({ action }) => action)).toEqual(["change.resume", "change.resume"]);
  expect(withDelta(known, delta)?.history).toEqual((await getChange(admin, changeId)).history);
});
