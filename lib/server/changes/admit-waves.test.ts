import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ChangeSettings, DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { Ctx } from "../context";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { takeLease } from "../worker/lease";
import { admitWaves } from "./admit-waves";
import type { Leader } from "./move-item";
import { reviewChange } from "./review-change";
import { startChange } from "./start-change";

let t: TestApp;
let operator: Ctx;
let leader: Leader;
const selection = { kind: "filter" as const, filter: DEFAULT_FILTER };
const settings: ChangeSettings = { ...DEFAULT_CHANGE_SETTINGS, canary: 0, perRegion: 2, atOnce: 5 };
/** More than are read at once. */
const IN_JAKARTA = 60;

/** "HH:MM" in the API's zone, so many minutes from now. */
function clockTime(minutes: number): string {
  const at = t.clock.now() + (t.app.config.cloud.apiTimeZoneMinutes + minutes) * 60_000;
  return new Date(at).toISOString().slice(11, 16);
}

beforeEach(async () => {
  t = await openTestApp({
    emulator: { callsPerSecond: 10_000 },
    // The fleet is read in a moment: the limit is not what is tested.
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond: 1_000 } }),
  });
  for (let index = 0; index < IN_JAKARTA + 4; index += 1) {
    const region = index < IN_JAKARTA ? "ap-jakarta" : "ap-singapore";
    t.emulator.addInstance({ region, instanceId: `cmgo-w${index + 1000}`, ssl: "disabled" });
  }
  await syncOnce(t);
  operator = await t.as("operator");
  const epoch = await takeLease(t.app.store, randomUUID());
  leader = { app: t.app, epoch: epoch ?? 0 };
});
afterEach(() => t.close());

async function start(given: ChangeSettings): Promise<string> {
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection });
  const input = { intentId: randomUUID(), target: "enabled" as const, selection, reason: "", fingerprint };
  return (await startChange(operator, { ...input, settings: given })).changeId;
}

async function admitted(): Promise<number[]> {
  const items = await t.app.store.db
    .selectFrom("change_items")
    .select("position")
    .where("admitted", "=", 1)
    .orderBy("position")
    .execute();
  return items.map(({ position }) => position);
}

test("behind a region that is full the others are found, however many of it wait", async () => {
  await start(settings);
  await admitWaves(leader);
  expect(await admitted()).toEqual([1, 2, IN_JAKARTA + 1, IN_JAKARTA + 2]);
  // Nobody has ended: there is no room for another one.
  await admitWaves(leader);
  expect(await admitted()).toHaveLength(4);
  await t.app.store.db
    .updateTable("change_items")
    .set({ state: "succeeded" })
    .where("position", "in", [1, 61, 62])
    .execute();
  await admitWaves(leader);
  expect(await admitted()).toEqual([1, 2, 3, 61, 62, 63, 64]);
});

test("behind those whose window is closed, the first one whose window is open goes", async () => {
  const { db } = t.app.store;
  const closed = { maintenance_start: clockTime(120), maintenance_end: clockTime(240) };
  await db.updateTable("instances").set(closed).execute();
  const open = { maintenance_start: clockTime(-60), maintenance_end: clockTime(60) };
  await db.updateTable("instances").set(open).where("instance_id", "=", "cmgo-w1057").execute();
  await start({ ...settings, start: { kind: "window" } });
  await admitWaves(leader);
  expect(await admitted()).toEqual([58]);
});

test("a turn that finds nothing to do opens no transaction", async () => {
  await start(settings);
  await admitWaves(leader);
  const { store } = t.app;
  let transactions = 0;
  const counting: Leader = {
    ...leader,
    app: {
      ...t.app,
      store: {
        ...store,
        transaction: (work) => {
          transactions += 1;
          return store.transaction(work);
        },
      },
    },
  };
  await admitWaves(counting);
  expect(transactions).toBe(0);
  await t.app.store.db.updateTable("change_items").set({ state: "succeeded" }).where("position", "=", 1).execute();
  await admitWaves(counting);
  expect(transactions).toBe(1);
});
