import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "@/emulator/emulator";
import type { Cloud } from "../cloud/cloud";
import { openTestApp, type TestApp } from "../testing/test-app";
import { type InventoryLoop, startInventoryLoop } from "./inventory-loop";

const region = "ap-jakarta";
const MINUTE = 60_000;
const id = (index: number) => `cmgo-loop${String(index).padStart(4, "0")}`;
const name = (index: number) => ({ region, instanceId: id(index) });

let t: TestApp;
let loop: InventoryLoop | null;
const faults: unknown[] = [];

async function open(instances: number, callsPerSecond: number, emulator: EmulatorOptions = {}): Promise<void> {
  t = await openTestApp({
    emulator: { callsPerSecond: 10_000, ...emulator },
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond, syncCallsPerSecond: 1_000 } }),
  });
  for (let index = 0; index < instances; index += 1) t.emulator.addInstance({ region, instanceId: id(index) });
}

beforeEach(() => {
  loop = null;
  faults.length = 0;
});
afterEach(async () => {
  await loop?.stop();
  await t.close();
  expect(faults).toEqual([]);
});

const start = () => {
  loop = startInventoryLoop(t.app, (error) => faults.push(error));
  return loop;
};
const read = () => t.emulator.calls({ action: "DescribeInstanceSSL" }).map((call) => call.instanceId);
const runs = () => t.app.store.db.selectFrom("sync_runs").selectAll().orderBy("started_at").execute();
const row = (index: number) =>
  t.app.store.db.selectFrom("instances").selectAll().where("instance_id", "=", id(index)).executeTakeFirstOrThrow();

async function until(holds: () => boolean | Promise<boolean>, step = 50): Promise<void> {
  for (let turn = 0; !(await holds()); turn += 1) {
    if (turn > 5_000) throw new Error("never came to hold");
    await t.clock.advance(step);
  }
}
/** So many syncs in all. Between two the clock takes long steps, during one short ones. */
async function ended(count: number, step = 50): Promise<void> {
  for (;;) {
    const all = await runs();
    if (all.filter((run) => run.ended_at !== null).length === count) return;
    await t.clock.advance(all.some((run) => run.ended_at === null) || all.length === 0 ? step : 10_000);
  }
}

describe("what is on a screen", () => {
  test("is read next, whatever waits, and what is asked for later goes before what was asked for first", async () => {
    await open(120, 20);
    // In the order of their turns: what has had its turn may still be on its way while others arrive.
    const turns: number[] = [];
    const { cloud } = t.app;
    const readSsl: Cloud["readSsl"] = (inRegion, instanceId, options) =>
      cloud.readSsl(inRegion, instanceId, {
        ...options,
        granted: () => {
          turns.push(Number(instanceId.slice(-4)));
          options.granted?.();
        },
      });
    loop = startInventoryLoop({ ...t.app, cloud: { ...cloud, readSsl } }, (error) => faults.push(error));
    await until(() => turns.length >= 10);
    const before = turns.length;
    loop.prefer(Array.from({ length: 20 }, (_, index) => name(100 + index)));
    await until(() => turns.length >= before + 5);
    const later = turns.length;
    loop.prefer([name(90), name(91)]);
    await until(() => turns.length >= before + 30);
    const seen = turns.slice(before, before + 22);
    expect([...seen].sort((one, other) => one - other)).toEqual([
      90,
      91,
      ...Array.from({ length: 20 }, (_, i) => 100 + i),
    ]);
    // One had been chosen already and waited for its turn.
    expect(turns.slice(later, later + 3)).toEqual(expect.arrayContaining([90, 91]));
    await ended(1);
    expect(new Set(read()).size).toBe(120);
    expect(read()).toHaveLength(120);
  });

  test("is read between two syncs at once, and not held by the budget", async () => {
    await open(3, 1_000);
    const loop = start();
    await ended(1);
    t.app.cloud.setSteadyPace(30);
    await t.clock.advance(5_000);
    const before = read().length;
    loop.prefer([name(2)]);
    loop.prefer([name(1)]);
    await until(() => read().length === before + 2, 1);
    expect(
      read()
        .slice(before)
        .toSorted((one, other) => (one ?? "").localeCompare(other ?? "")),
    ).toEqual([id(1), id(2)]);
  });
});

test("what was read while a page of the list was put together is not read again for it", async () => {
  await open(3, 1_000);
  const loop = start();
  await ended(1);
  const before = read().length;
  loop.prefer([name(1)]);
  await t.clock.advance(5_000);
  loop.prefer([name(2)]);
  await until(() => read().length > before, 1);
  expect(read().slice(before)).toEqual([id(2)]);
});

describe("a steady sync", () => {
  test("reads what is due and nothing else: what changed, what is near its expiry, what failed, then by age", async () => {
    await open(6, 1_000);
    const now = t.clock.now();
    const far = now + 400 * 24 * 60 * MINUTE;
    for (const index of [0, 1, 2, 3, 4])
      t.emulator.updateInstance(region, id(index), { ssl: "enabled", expiresAt: far });
    t.emulator.updateInstance(region, id(1), { expiresAt: now + 5 * 24 * 60 * MINUTE });
    t.emulator.updateInstance(region, id(5), { ssl: "unsupported" });
    t.emulator.addFault({
      kind: "api_error",
      code: "FailedOperation",
      action: "DescribeInstanceSSL",
      instanceId: id(2),
    });
    start();
    await ended(1);
    t.emulator.clearFaults();
    t.emulator.updateInstance(region, id(3), { status: 1 });
    t.emulator.clearCalls();
    await ended(2);
    expect((await runs()).map((run) => run.cause)).toEqual(["start", "steady"]);
    expect(t.emulator.calls({ action: "DescribeDBInstances", region })).toHaveLength(1);
    expect(read().toSorted((one, other) => (one ?? "").localeCompare(other ?? ""))).toEqual([id(1), id(2), id(3)]);
    // The sixth interval is everybody's but for what the version does not support.
    await ended(8);
    expect(new Set(read())).toEqual(new Set([0, 1, 2, 3, 4].map(id)));
    expect(read().filter((instanceId) => instanceId === id(0))).toHaveLength(1);
  });

  test("ends when the next is due, and that one lists anew and goes on with what remained", async () => {
    await open(40, 1_000);
    start();
    await ended(1);
    await t.app.store.db.updateTable("instances").set({ ssl_due_at: 1 }).execute();
    t.emulator.clearCalls();
    // So slow that an interval of the test's clock is over long before the real one has let forty through.
    t.app.cloud.setSteadyPace(300);
    await ended(2, 5_000);
    const first = read().length;
    expect(first).toBeLessThan(40);
    expect((await runs())[1]).toMatchObject({ state: "done", listed: 40, total: 40, checked: first });
    t.app.cloud.setSteadyPace(60_000);
    await ended(3);
    expect(t.emulator.calls({ action: "DescribeDBInstances", region })).toHaveLength(2);
    expect(new Set(read()).size).toBe(40);
    expect(read()).toHaveLength(40);
  });
});

describe("everything asked for", () => {
  const failing = "ap-singapore";
  const stateOf = async (name: string) =>
    (await t.app.store.db.selectFrom("regions").selectAll().where("region", "=", name).executeTakeFirst())?.state;

  test("while everything is being read: the lists are read anew at once, and no instance a second time", async () => {
    await open(60, 40);
    t.emulator.addFault({
      kind: "api_error",
      code: "UnauthorizedOperation",
      action: "DescribeDBInstances",
      region: failing,
    });
    t.emulator.addFault({
      kind: "api_error",
      code: "FailedOperation",
      action: "DescribeInstanceSSL",
      instanceId: id(0),
    });
    const loop = start();
    await until(async () => read().length >= 10 && (await stateOf(failing)) === "failed");
    t.emulator.clearFaults();
    const before = read().length;
    loop.refreshEverything();
    await until(async () => (await stateOf(failing)) === "ok", 20);
    expect(read().length, "not behind the rest").toBeLessThan(before + 20);
    await until(() => read().length >= before + 20);
    loop.refreshEverything();
    await ended(3);
    expect((await runs()).map(({ cause, state }) => `${cause} ${state}`)).toEqual([
      "start cut_off",
      "refresh cut_off",
      "refresh done",
    ]);
    expect(new Set(read()).size).toBe(60);
    // One that could not be read is tried again each time.
    expect(read().filter((instanceId) => instanceId === id(0)).length).toBeGreaterThan(1);
    expect((await row(0)).ssl_error_code).toBeNull();
    // What was on its way when one was cut off.
    expect(read().length).toBeLessThanOrEqual(60 + 10);
  });

  test("right after a start that finds nothing due: everything all the same", async () => {
    await open(6, 1_000);
    await start().stop();
    const again = start();
    await ended(1);
    await again.stop();
    await t.clock.advance(1_000);
    t.emulator.clearCalls();
    t.emulator.addFault({ kind: "delay", action: "DescribeDBInstances", millis: 100 });
    start().refreshEverything();
    await until(() => new Set(read()).size === 6, 1);
  });
});

test("a missing instance is not read, and is due as soon as it is listed again", async () => {
  await open(2, 1_000);
  start();
  await ended(1);
  t.emulator.removeInstance(region, id(1));
  await ended(3);
  expect(await row(1)).toMatchObject({ ssl_due_at: null });
  t.emulator.addInstance({ region, instanceId: id(1), ssl: "enabled" });
  t.emulator.clearCalls();
  await ended(4);
  expect(read()).toEqual([id(1)]);
});

test("the progress is counted from the rows, tells what failed, and when the rest will be read", async () => {
  await open(200, 20);
  t.emulator.addFault({ kind: "api_error", code: "FailedOperation", action: "DescribeInstanceSSL", instanceId: id(0) });
  start();
  await until(async () => (await runs()).some((run) => run.expected_end_at !== null && run.failed === 1), 20);
  const [run] = await runs();
  expect(run).toMatchObject({ state: "running", listed: 200, total: 200, listing: 0, failed: 1 });
  expect(run?.checked).toBeLessThan(200);
  expect(run?.expected_end_at).toBeGreaterThan(t.clock.now());
});
