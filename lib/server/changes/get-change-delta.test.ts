import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withDelta } from "@/lib/domain/change-delta";
import type { ChangeDelta, ChangeDetail } from "@/lib/domain/change-page";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import { SLOW_AFTER_MILLIS } from "@/lib/domain/slow-change";
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
  t = await openTestApp({
    emulator: { flowMillis: 4_000, callsPerSecond: 10_000 },
    // The fleet is read in a moment: the limit is not what is tested.
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond: 1_000 } }),
  });
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

/** What changed since a reader knew it; fails the test when nothing did. */
async function deltaOf(ctx: Ctx, { cursor }: { readonly cursor: string }): Promise<ChangeDelta> {
  const delta = await getChangeDelta(ctx, { changeId, since: cursor });
  if (!delta) throw new Error("Nothing changed.");
  return delta;
}

/** What a reader has after it, and has then to be told nothing more. */
async function follow(ctx: Ctx, known: ChangeDetail): Promise<ChangeDetail> {
  const delta = await deltaOf(ctx, known);
  expect(await getChangeDelta(ctx, { changeId, since: delta.cursor })).toBeNull();
  const now = withDelta(known, delta);
  if (!now) throw new Error("The delta does not add up.");
  const { asOf, cursor } = now;
  expect(now).toEqual({ ...(await getChange(ctx, changeId)), asOf, cursor });
  return now;
}

/** Of a reader who has just followed, so that nothing of before is told again. */
async function upToDate(ctx: Ctx): Promise<ChangeDetail> {
  const known = await getChange(ctx, changeId);
  const delta = await getChangeDelta(ctx, { changeId, since: known.cursor });
  return delta ? { ...known, cursor: delta.cursor } : known;
}

test("a delta holds what moved, and with it the known becomes the whole", async () => {
  await t.clock.advance(60_000);
  const known = await getChange(operator, changeId);
  await runUntil(t, engine, await position(2), ["succeeded"]);
  const delta = await deltaOf(operator, known);
  expect(delta.changed.map(({ state }) => state)).toEqual(["succeeded", "succeeded"]);
  await follow(operator, known);
});

test("a change that was recorded just now is not told twice", async () => {
  const known = await getChange(operator, changeId);
  expect(known.rows).toHaveLength(40);
  expect(await getChangeDelta(operator, { changeId, since: known.cursor })).toBeNull();
});

test("what a reader has been told is not told again, however short ago it moved", async () => {
  const known = await upToDate(operator);
  expect(await getChangeDelta(operator, { changeId, since: known.cursor })).toBeNull();
  await runUntil(t, engine, await position(1), ["applying"]);
  const applying = await follow(operator, known);
  await runUntil(t, engine, await position(1), ["succeeded"]);
  const { changed, head } = await deltaOf(operator, applying);
  expect(changed.length).toBeLessThanOrEqual(2);
  expect(changed[0]?.state).toBe("succeeded");
  expect(head?.counts.succeeded).toBeGreaterThanOrEqual(1);
});

test("a row under way that becomes slow is told once, and nothing else is", async () => {
  t.emulator.configure({ flowMillis: 3_600_000 });
  await runUntil(t, engine, await position(1), ["applying"]);
  await runUntil(t, engine, await position(2), ["applying"]);
  const known = await upToDate(operator);
  await t.clock.advance(SLOW_AFTER_MILLIS + 1_000);
  const delta = await deltaOf(operator, known);
  expect(delta.changed.map(({ slow }) => slow)).toEqual([true, true]);
  expect(delta.head).toBeNull();
  await follow(operator, known);
});

test("what waits for its time looks different once its change begins, though no row of it was written", async () => {
  await t.app.store.db
    .updateTable("changes")
    .set({ starts_at: t.clock.now() - 1 })
    .execute();
  await t.clock.advance(60_000);
  const known = await upToDate(operator);
  expect(known.rows[20]?.planned).toBeDefined();
  await t.app.store.db.updateTable("changes").set({ begun_at: t.clock.now() }).execute();
  const now = await follow(operator, known);
  expect(now.rows[20]?.planned).toBeUndefined();
});

test("long after, a change at rest sends no rows, until an instance that a person may act on is read anew", async () => {
  t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", times: 1 });
  await runUntil(t, engine, await position(2), ["succeeded", "failed"]);
  await runUntil(t, engine, await position(1), ["succeeded", "failed"]);
  await t.clock.advance(60_000);
  const known = await upToDate(operator);
  expect(await getChangeDelta(operator, { changeId, since: known.cursor })).toBeNull();
  await t.app.store.db.updateTable("instances").set({ ssl_checked_at: t.clock.now() }).execute();
  const read = await deltaOf(operator, known);
  expect(read.changed.map(({ state }) => state)).toEqual(["failed"]);
  await follow(operator, known);
});

test("cancelled rows are in it, also for a reader whose last read is just before", async () => {
  await t.clock.advance(60_000);
  const known = await getChange(operator, changeId);
  await controlChange(operator, { changeId, act: "cancel" });
  expect(await follow(operator, known)).toMatchObject({ settled: 40, counts: { cancelled: 40 } });
});

test("the time alone is a cursor of somebody who knows nothing; what is none is refused", async () => {
  const delta = await deltaOf(operator, { cursor: String(t.clock.now()) });
  expect(delta.head).toMatchObject({ id: changeId, items: 40 });
  for (const since of ["", "now", "2026-12-06T14:40:00.000Z", "1.2", "1.2.aaaaa.bbbbb.x", "1.2.aaaaa.bbbbb.ccccc1~"])
    await expect(getChangeDelta(operator, { changeId, since })).rejects.toMatchObject({ code: "invalid_input" });
});

test("the audit's history is for those who may read it", async () => {
  const before = await upToDate(operator);
  await controlChange(operator, { changeId, act: "pause" });
  expect((await deltaOf(operator, before)).news).toBeNull();
  const admin = await t.as("admin");
  const known = await upToDate(admin);
  expect(known.history?.map(({ action }) => action)).toContain("change.pause");
  expect(await getChangeDelta(admin, { changeId, since: known.cursor })).toBeNull();
  await controlChange(operator, { changeId, act: "resume" });
  const delta = await deltaOf(admin, known);
  expect(delta.news?.map(({ action }) => action)).toEqual(["change.resume", "change.resume"]);
  await follow(admin, known);
});

test("of more rows at once than a cursor holds the rest is told again until it is no longer recent", async () => {
  const items = await t.app.store.db.selectFrom("change_items").selectAll().where("position", "=", 40).execute();
  const more = items.flatMap((item) =>
    Array.from({ length: 460 }, (_, index) => ({
      ...item,
      id: randomUUID(),
      position: 41 + index,
      instance_id: `cmgo-more${index}`,
      created_at: t.clock.now() - 1,
      state_since: t.clock.now(),
    })),
  );
  await t.app.store.db.insertInto("change_items").values(more).execute();
  const known = await getChange(operator, changeId);
  const first = await deltaOf(operator, known);
  expect(first.changed).toHaveLength(460);
  const again = await deltaOf(operator, first);
  expect(again.changed).toHaveLength(60);
  await t.clock.advance(60_000);
  const later = await deltaOf(operator, again);
  expect(await getChangeDelta(operator, { changeId, since: later.cursor })).toBeNull();
});
