import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseChangeFilter } from "@/lib/domain/change-filter";
import { type ChangeSettings, DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { listInstances } from "../inventory/list-instances";
import { newLeader, runToRest, syncOnce, turnOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import type { ChangeEngine } from "./change-engine";
import { controlChange } from "./control-change";
import { getChange } from "./get-change";
import { listChanges } from "./list-changes";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";
import { toggleSsl } from "./toggle-ssl";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Of the API's times, as the test's configuration has it. */
const ZONE = 8 * HOUR;
const region = "ap-jakarta";
const id = (index: number) => `cmgo-plan000${index}`;
const everything = { kind: "filter" as const, filter: DEFAULT_FILTER };

let t: TestApp;
let operator: Ctx;
const sent = () => t.emulator.calls({ action: "InstanceEnableSSL" }).map((call) => call.instanceId);

beforeEach(async () => {
  t = await openTestApp({
    emulator: { flowMillis: 4_000, callsPerSecond: 10_000 },
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond: 2_000 } }),
  });
  operator = await t.as("operator");
});
afterEach(() => t.close());

/** "HH:MM:SS" of so many minutes from now, as the API would tell it. */
const apiTime = (inMinutes: number) =>
  new Date(t.clock.now() + inMinutes * MINUTE + ZONE).toISOString().slice(11, 16).concat(":00");

/** So many instances, each with a window that opens and closes so many minutes from now; null = none. */
async function fleet(windows: readonly (readonly [number, number] | null)[]): Promise<void> {
  for (const [index, window] of windows.entries())
    t.emulator.addInstance({
      region,
      instanceId: id(index),
      name: `n${index}`,
      ssl: "disabled",
      maintenanceStart: window ? apiTime(window[0]) : "",
      maintenanceEnd: window ? apiTime(window[1]) : "",
    });
  await syncOnce(t);
  t.emulator.clearCalls();
}

async function start(settings: Partial<ChangeSettings>): Promise<string> {
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection: everything });
  const { changeId } = await startChange(operator, {
    intentId: randomUUID(),
    target: "enabled",
    selection: everything,
    settings: { ...DEFAULT_CHANGE_SETTINGS, canary: 0, ...settings },
    reason: "CHG-9",
    fingerprint,
  });
  return changeId;
}

const changeRow = (changeId: string) =>
  t.app.store.db.selectFrom("changes").selectAll().where("id", "=", changeId).executeTakeFirstOrThrow();
const items = async (changeId: string) => {
  const rows = await t.app.store.db
    .selectFrom("change_items")
    .selectAll()
    .where("change_id", "=", changeId)
    .orderBy("position")
    .execute();
  return rows.map((item) => item.skip_reason ?? item.state);
};
const audited = async (changeId: string) => {
  const rows = await t.app.store.db
    .selectFrom("audit_events")
    .select(["action", "outcome", "code", "actor_role"])
    .where("subject_id", "=", changeId)
    .orderBy("seq")
    .execute();
  return rows.map(({ action, outcome, code, actor_role }) => [action, outcome, code, actor_role]);
};

const turn = (engine: ChangeEngine) => turnOnce(t, engine);

describe("at a time", () => {
  test("nothing starts before; its instances are held; at the time it begins, and says so", async () => {
    await fleet([null, null]);
    const startsAt = t.clock.now() + HOUR;
    const changeId = await start({ start: { kind: "at", at: startsAt } });
    const engine = await newLeader(t);
    await turn(engine);
    await t.clock.advance(HOUR - MINUTE);
    await turn(engine);
    expect(sent()).toEqual([]);
    const at = new Date(startsAt).toISOString();
    const listed = { startKind: "at", startsAt: at, begunAt: null, deadlineAt: null, nextOpensAt: null };
    expect((await listChanges(operator, parseChangeFilter({}))).rows).toMatchObject([listed]);
    expect((await listInstances(operator, DEFAULT_FILTER)).rows[0]?.change).toMatchObject({ planned: { at } });
    const toggle = { intentId: randomUUID(), region, instanceId: id(0), target: "enabled", seen: "disabled" } as const;
    await expect(toggleSsl(operator, { ...toggle, reason: "" })).rejects.toMatchObject({
      code: "in_another_change",
      params: { startsAt: at },
    });
    t.emulator.updateInstance(region, id(1), { status: 1 });
    await t.clock.advance(MINUTE);
    await runToRest(t, engine, changeId);
    expect(await items(changeId), "looked at again at the start").toEqual(["succeeded", "not_running"]);
    expect(sent()).toEqual([id(0)]);
    expect(await audited(changeId)).toEqual([["change.begin", "succeeded", "at", "program"]]);
  });

  test("a server that was down makes up for it within half an hour", async () => {
    await fleet([null]);
    const changeId = await start({ start: { kind: "at", at: t.clock.now() + HOUR } });
    await t.clock.advance(HOUR + 29 * MINUTE);
    await runToRest(t, await newLeader(t), changeId);
    expect(await items(changeId)).toEqual(["succeeded"]);
  });

  test("later than that it is missed: nothing is sent, the instances are free, and the audit says so", async () => {
    await fleet([null, null]);
    const changeId = await start({ start: { kind: "at", at: t.clock.now() + HOUR } });
    await t.clock.advance(HOUR + 30 * MINUTE);
    const engine = await newLeader(t);
    await turn(engine);
    await turn(engine);
    expect(await changeRow(changeId)).toMatchObject({ end_reason: "missed", begun_at: null });
    expect((await changeRow(changeId)).ended_at).not.toBeNull();
    expect(await items(changeId)).toEqual(["cancelled", "cancelled"]);
    expect(sent()).toEqual([]);
    expect(await audited(changeId)).toEqual([["change.end", "succeeded", "missed", "program"]]);
    const again = await reviewChange(operator, { target: "enabled", selection: everything });
    expect(again.eligible).toHaveLength(2);
  });

  test("a leader that was replaced neither starts nor ends anything", async () => {
    await fleet([null]);
    const changeId = await start({ start: { kind: "at", at: t.clock.now() + HOUR } });
    const old = await newLeader(t);
    await newLeader(t);
    await t.clock.advance(2 * HOUR);
    await turn(old).catch(() => undefined);
    expect(await changeRow(changeId)).toMatchObject({ ended_at: null, begun_at: null });
  });

  test("a person starts it now instead", async () => {
    await fleet([null]);
    const first = await start({ start: { kind: "at", at: t.clock.now() + DAY } });
    await controlChange(operator, { changeId: first, act: "start-now" });
    await controlChange(operator, { changeId: first, act: "start-now" });
    const engine = await newLeader(t);
    await runToRest(t, engine, first);
    expect(await items(first)).toEqual(["succeeded"]);
    expect((await audited(first))[1]).toEqual(["change.start-now", "succeeded", null, "operator"]);
  });

  test("held by a person over its time it is not missed, and resuming starts it", async () => {
    await fleet([null]);
    const engine = await newLeader(t);
    const held = await start({ start: { kind: "at", at: t.clock.now() + HOUR } });
    await controlChange(operator, { changeId: held, act: "pause" });
    await t.clock.advance(3 * HOUR);
    await turn(engine);
    expect(await changeRow(held)).toMatchObject({ ended_at: null, pause_reason: "person" });
    await controlChange(operator, { changeId: held, act: "resume" });
    await runToRest(t, engine, held);
    expect(await items(held)).toEqual(["succeeded"]);
  });
});

describe("in maintenance windows", () => {
  test("each instance goes in its own, and not when too little of it is left", async () => {
    // The API tells windows to the minute: of when they were made, whatever minute it is by now.
    const minute = Math.floor(t.clock.now() / MINUTE) * MINUTE;
    await fleet([[-60, 60], [120, 240], [-115, 5], null]);
    const changeId = await start({ start: { kind: "window" } });
    expect(await items(changeId)).toEqual(["queued", "queued", "queued", "no_window"]);
    expect(await getChange(operator, changeId)).toMatchObject({
      startKind: "window",
      nextOpensAt: new Date(minute - HOUR).toISOString(),
      rows: [{ planned: { at: null } }, {}, {}, { skipReason: "no_window" }],
    });
    const engine = await newLeader(t);
    for (let look = 0; look < 20; look += 1) {
      await turn(engine);
      await t.clock.advance(1_000);
    }
    expect(await items(changeId)).toEqual(["succeeded", "queued", "queued", "no_window"]);
    await t.clock.advance(125 * MINUTE);
    for (let look = 0; look < 20; look += 1) {
      await turn(engine);
      await t.clock.advance(1_000);
    }
    expect(await items(changeId)).toEqual(["succeeded", "succeeded", "queued", "no_window"]);
    await t.clock.advance(DAY - 4 * HOUR);
    await runToRest(t, engine, changeId);
    expect(sent()).toEqual([id(0), id(1), id(2)]);
  });

  test("busy until its window has closed, it waits for the next one, and gives its place to another", async () => {
    await fleet([
      [-60, 30],
      [-60, 600],
    ]);
    const changeId = await start({ start: { kind: "window" }, atOnce: 1, deadline: t.clock.now() + 3 * DAY });
    t.emulator.addFault({ kind: "api_error", code: "InvalidParameterValue.LockFailed", instanceId: id(0) });
    const engine = await newLeader(t);
    for (let look = 0; look < 40; look += 1) {
      await turn(engine);
      await t.clock.advance(1_000);
    }
    expect(await items(changeId)).toEqual(["queued", "succeeded"]);
    const tries = sent().length;
    expect(tries).toBeGreaterThan(1);
    await t.clock.advance(30 * MINUTE);
    await turn(engine);
    await turn(engine);
    expect(sent(), "outside its window").toHaveLength(tries);
    t.emulator.clearFaults();
    await t.clock.advance(DAY - 45 * MINUTE);
    await runToRest(t, engine, changeId);
    expect(await items(changeId)).toEqual(["succeeded", "succeeded"]);
  });

  test("down over every window before the deadline: missed", async () => {
    await fleet([[60, 180]]);
    const changeId = await start({ start: { kind: "window" }, deadline: t.clock.now() + 4 * HOUR });
    await t.clock.advance(5 * HOUR);
    await turn(await newLeader(t));
    expect(await changeRow(changeId)).toMatchObject({ end_reason: "missed" });
    expect(sent()).toEqual([]);
  });
});

describe("a deadline", () => {
  test("takes back what has not started, paused or not; what was sent goes on to its end", async () => {
    await fleet([null, null, null]);
    t.emulator.configure({ flowMillis: 2 * HOUR });
    const changeId = await start({ atOnce: 1, deadline: t.clock.now() + HOUR });
    const engine = await newLeader(t);
    await turn(engine);
    await controlChange(operator, { changeId, act: "pause" });
    await t.clock.advance(HOUR);
    await turn(engine);
    expect(await items(changeId)).toEqual(["applying", "cancelled", "cancelled"]);
    expect(await changeRow(changeId)).toMatchObject({ end_reason: "deadline", ended_at: null });
    await t.clock.advance(HOUR);
    await runToRest(t, engine, changeId);
    expect(await items(changeId)).toEqual(["succeeded", "cancelled", "cancelled"]);
    expect((await changeRow(changeId)).ended_at).not.toBeNull();
    expect((await audited(changeId)).filter(([action]) => action === "change.end")).toHaveLength(1);
  });

  test("is how long a busy instance is waited for, and then it ends as not started", async () => {
    await fleet([null]);
    const deadline = t.clock.now() + 2 * HOUR;
    const changeId = await start({ deadline });
    t.emulator.addFault({ kind: "api_error", code: "InvalidParameterValue.LockFailed" });
    const engine = await newLeader(t);
    for (let look = 0; look < 10; look += 1) {
      await turn(engine);
      await t.clock.advance(10 * MINUTE);
    }
    const waiting = await t.app.store.db.selectFrom("change_items").selectAll().executeTakeFirstOrThrow();
    expect(waiting).toMatchObject({ state: "queued", retry_until: deadline });
    await t.clock.advance(30 * MINUTE);
    await turn(engine);
    expect(await items(changeId)).toEqual(["cancelled"]);
    expect(await changeRow(changeId)).toMatchObject({ end_reason: "deadline" });
  });
});

test("what can't be planned is refused, and nothing is recorded", async () => {
  await fleet([[120, 240], null]);
  const now = t.clock.now();
  const refused = (settings: Partial<ChangeSettings>, code: string) =>
    expect(start(settings)).rejects.toMatchObject({ code });
  await refused({ start: { kind: "at", at: now - 1 } }, "schedule_past");
  await refused({ start: { kind: "at", at: now + 91 * DAY } }, "schedule_too_far");
  await refused({ start: { kind: "at", at: now + HOUR }, deadline: now + HOUR }, "deadline_before_start");
  await refused({ deadline: now }, "deadline_before_start");
  await refused({ start: { kind: "window" }, deadline: now + HOUR }, "window_never_opens");
  expect(await t.app.store.db.selectFrom("changes").select("id").execute()).toEqual([]);
});
