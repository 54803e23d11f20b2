import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ChangeSettings, DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { newLeader, runToRest, runUntil, syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import type { ChangeEngine } from "./change-engine";
import { controlChange } from "./control-change";
import { getChange } from "./get-change";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";

let t: TestApp;
let operator: Ctx;
const id = (index: number) => `cmgo-bulk${String(index).padStart(3, "0")}`;
const everything = { kind: "filter" as const, filter: DEFAULT_FILTER };
const writes = () => t.emulator.calls({ action: "InstanceEnableSSL" });

beforeEach(async () => {
  t = await openTestApp({
    emulator: { flowMillis: 4_000, callsPerSecond: 10_000 },
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond: 2_000 } }),
  });
  for (let index = 0; index < 12; index += 1) {
    const region = index % 2 ? "ap-jakarta" : "ap-singapore";
    t.emulator.addInstance({ region, instanceId: id(index), name: `n${index}`, ssl: "disabled" });
  }
  t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-on00001", ssl: "enabled" });
  t.emulator.addInstance({
    region: "ap-jakarta",
    instanceId: "cmgo-old0036",
    ssl: "unsupported",
    mongoVersion: "MONGO_36_WT",
  });
  await syncOnce(t);
  operator = await t.as("operator");
  t.emulator.clearCalls();
});
afterEach(() => t.close());

async function start(settings: Partial<ChangeSettings> = {}): Promise<string> {
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection: everything });
  const { changeId } = await startChange(operator, {
    intentId: randomUUID(),
    target: "enabled",
    selection: everything,
    settings: { ...DEFAULT_CHANGE_SETTINGS, ...settings },
    reason: "CHG-9",
    fingerprint,
  });
  return changeId;
}

const changeRow = (changeId: string) =>
  t.app.store.db.selectFrom("changes").selectAll().where("id", "=", changeId).executeTakeFirstOrThrow();
const states = async (changeId: string) => {
  const rows = await t.app.store.db
    .selectFrom("change_items")
    .select("state")
    .where("change_id", "=", changeId)
    .execute();
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

const rest = (engine: ChangeEngine, changeId: string) => runToRest(t, engine, changeId);

test("the review tells who is changed, who is left out and why, and names what is not known", async () => {
  const review = await reviewChange(operator, { target: "enabled", selection: everything });
  expect(review.eligible).toHaveLength(12);
  expect(review.skipped.map(({ instanceId, reason }) => [instanceId, reason])).toEqual([
    ["cmgo-old0036", "version"],
    ["cmgo-on00001", "already_there"],
  ]);
  expect(review.byRegion).toEqual([
    { region: "ap-jakarta", count: 6 },
    { region: "ap-singapore", count: 6 },
  ]);
  const keys = [
    { region: "ap-jakarta", instanceId: id(1) },
    { region: "ap-tokyo", instanceId: "cmgo-nobody1" },
  ];
  const named = await reviewChange(operator, { target: "enabled", selection: { kind: "keys", keys } });
  expect(named).toMatchObject({
    eligible: [{ instanceId: id(1) }],
    unknown: [{ region: "ap-tokyo", instanceId: "cmgo-nobody1" }],
  });
});

test("every eligible instance is called once, in waves within the limits, and the change ends", async () => {
  const changeId = await start({ canary: 2, atOnce: 4, perRegion: 3 });
  const engine = await newLeader(t);
  await rest(engine, changeId);
  expect(await states(changeId)).toEqual({ succeeded: 12, skipped: 2 });
  expect(new Set(writes().map((call) => call.instanceId)).size).toBe(12);
  expect(writes()).toHaveLength(12);
  expect((await changeRow(changeId)).ended_at).not.toBeNull();
  const { past } = await reviewChange(operator, { target: "enabled", selection: everything });
  expect(past).toMatchObject({ changes: 1, instances: 12 });
  expect(past.medianMillis).toBeGreaterThanOrEqual(4_000);
  expect(past.medianMillis).toBeLessThan(20_000);
});

test("the same start twice is one change", async () => {
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection: everything });
  const input = {
    intentId: randomUUID(),
    target: "enabled" as const,
    selection: everything,
    settings: DEFAULT_CHANGE_SETTINGS,
    reason: "",
    fingerprint,
  };
  expect(await Promise.all([startChange(operator, input), startChange(operator, input)])).toEqual([
    { changeId: input.intentId },
    { changeId: input.intentId },
  ]);
  expect(await states(input.intentId)).toEqual({ queued: 12, skipped: 2 });
});

test("a selection that is not what was reviewed is refused, and so is one with nothing to do", async () => {
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection: everything });
  t.emulator.updateInstance("ap-jakarta", id(1), { ssl: "enabled" });
  await syncOnce(t);
  const input = {
    intentId: randomUUID(),
    target: "enabled" as const,
    selection: everything,
    settings: DEFAULT_CHANGE_SETTINGS,
    reason: "",
    fingerprint,
  };
  await expect(startChange(operator, input)).rejects.toMatchObject({ code: "selection_changed" });
  const selection = { kind: "keys" as const, keys: [{ region: "ap-jakarta", instanceId: "cmgo-on00001" }] };
  const none = await reviewChange(operator, { target: "enabled", selection });
  await expect(startChange(operator, { ...input, selection, fingerprint: none.fingerprint })).rejects.toMatchObject({
    code: "nothing_eligible",
  });
  expect(await t.app.store.db.selectFrom("changes").select("id").execute()).toEqual([]);
});

test("of two people who start the same review one is served; the other is told, and reads who holds the instances", async () => {
  const other = await t.as("admin");
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection: everything });
  const input = {
    target: "enabled" as const,
    selection: everything,
    settings: DEFAULT_CHANGE_SETTINGS,
    reason: "",
    fingerprint,
  };
  const outcomes = await Promise.allSettled([
    startChange(operator, { ...input, intentId: randomUUID() }),
    startChange(other, { ...input, intentId: randomUUID() }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "selection_changed" } });
  const anew = await reviewChange(other, { target: "enabled", selection: everything });
  expect(anew.eligible).toEqual([]);
  expect(anew.skipped.filter(({ reason }) => reason === "in_another_change")).toHaveLength(12);
  expect(await t.app.store.db.selectFrom("changes").select("id").execute()).toHaveLength(1);
});

test("the first failure pauses; resumed by a person it goes on", async () => {
  t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", times: 1 });
  const changeId = await start({ canary: 1, atOnce: 4 });
  const engine = await newLeader(t);
  await rest(engine, changeId);
  expect(await states(changeId)).toEqual({ failed: 1, queued: 11, skipped: 2 });
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: "failure", ended_at: null });
  await controlChange(operator, { changeId, act: "resume" });
  await rest(engine, changeId);
  expect(await states(changeId)).toEqual({ failed: 1, succeeded: 11, skipped: 2 });
});

test("a refused key stops its region only; once nothing else is left it pauses, and resumed it tries again", async () => {
  const denied = { action: "InstanceEnableSSL", region: "ap-jakarta", code: "AuthFailure.UnauthorizedOperation" };
  t.emulator.addFault({ kind: "api_error", ...denied });
  const changeId = await start({ canary: 1, atOnce: 4, perRegion: 2 });
  const engine = await newLeader(t);
  await rest(engine, changeId);
  const there = () => writes().filter(({ region }) => region === "ap-jakarta").length;
  // Two may be on their way at the same time; no third one is sent.
  expect(there()).toBeLessThanOrEqual(2);
  const refused = there();
  expect(await states(changeId)).toEqual({ succeeded: 6, failed: refused, queued: 6 - refused, skipped: 2 });
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: "permission", ended_at: null });
  const { stopped } = await getChange(operator, changeId);
  expect(stopped).toEqual([
    { region: "ap-jakarta", code: denied.code, advice: "permission", missing: ["mongodb:InstanceEnableSSL"] },
  ]);

  await t.clock.advance(1_000);
  await controlChange(operator, { changeId, act: "resume" });
  await rest(engine, changeId);
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: "permission", ended_at: null });
  expect(there()).toBeGreaterThan(refused);

  t.emulator.clearFaults();
  await t.clock.advance(1_000);
  await controlChange(operator, { changeId, act: "resume" });
  expect((await getChange(operator, changeId)).stopped).toEqual([]);
  await rest(engine, changeId);
  const end = await states(changeId);
  expect(end).toEqual({ succeeded: 12 - (end.failed ?? 0), failed: end.failed, skipped: 2 });
  expect(new Set(writes().map(({ instanceId }) => instanceId)).size, "nobody is called twice").toBe(writes().length);
});

test("what waits for the limit when the key is refused does not leave any more", async () => {
  await t.close();
  t = await openTestApp({
    emulator: { flowMillis: 4_000, callsPerSecond: 10_000 },
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond: 1 } }),
  });
  for (let index = 0; index < 3; index += 1)
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: id(index), ssl: "disabled" });
  await syncOnce(t);
  operator = await t.as("operator");
  t.emulator.addFault({ kind: "api_error", action: "InstanceEnableSSL", code: "UnauthorizedOperation" });
  const changeId = await start({ canary: 0, atOnce: 5, perRegion: 5 });
  await rest(await newLeader(t), changeId);
  expect(writes()).toHaveLength(1);
  expect(await states(changeId)).toEqual({ failed: 1, queued: 2 });
  const open = await t.app.store.db
    .selectFrom("change_items")
    .select("admitted")
    .where("state", "=", "queued")
    .execute();
  expect(open.map(({ admitted }) => admitted)).toEqual([0, 0]);
});

test("after the canary it waits for a person when asked to", async () => {
  const changeId = await start({ canary: 1, pauseAfterCanary: true });
  const engine = await newLeader(t);
  await rest(engine, changeId);
  expect(await states(changeId)).toEqual({ succeeded: 1, queued: 11, skipped: 2 });
  expect((await changeRow(changeId)).pause_reason).toBe("canary");
});

describe("control", () => {
  test("cancel takes back what has not started, and what is under way ends truly", async () => {
    const changeId = await start({ canary: 0, atOnce: 3, perRegion: 3 });
    const engine = await newLeader(t);
    const first = await t.app.store.db
      .selectFrom("change_items")
      .select("id")
      .where("change_id", "=", changeId)
      .where("position", "=", 1)
      .executeTakeFirstOrThrow();
    await runUntil(t, engine, first.id, ["applying"]);
    await controlChange(operator, { changeId, act: "cancel" });
    await rest(engine, changeId);
    expect(await states(changeId)).toEqual({ succeeded: 3, cancelled: 9, skipped: 2 });
    expect(writes()).toHaveLength(3);
    await expect(controlChange(operator, { changeId, act: "resume" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("a pause holds what has not started, twice is once", async () => {
    const changeId = await start({ canary: 0 });
    await controlChange(operator, { changeId, act: "pause" });
    await controlChange(operator, { changeId, act: "pause" });
    await rest(await newLeader(t), changeId);
    expect(writes()).toHaveLength(0);
    expect(await states(changeId)).toEqual({ queued: 12, skipped: 2 });
  });

  test("a viewer may not review, start or control", async () => {
    const changeId = await start();
    const viewer = await t.as("viewer");
    await expect(reviewChange(viewer, { target: "enabled", selection: everything })).rejects.toMatchObject({
      code: "not_permitted",
    });
    await expect(controlChange(viewer, { changeId, act: "cancel" })).rejects.toMatchObject({ code: "not_permitted" });
    expect(await states(changeId)).toEqual({ queued: 12, skipped: 2 });
  });
});
