import { afterEach, beforeEach, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit";
import type { Ctx } from "../context";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { startBudgetLoop } from "../worker/budget-loop";
import { getSyncUsage } from "./get-sync-usage";
import { setSyncBudget } from "./set-sync-budget";

const region = "ap-jakarta";
const instanceId = "cmgo-budget01";

let t: TestApp;
let admin: Ctx;
const faults: unknown[] = [];

beforeEach(async () => {
  faults.length = 0;
  t = await openTestApp();
  t.emulator.addInstance({ region, instanceId, ssl: "enabled" });
  admin = await t.as("admin");
});
afterEach(async () => {
  await t.close();
  expect(faults).toEqual([]);
});

async function trail() {
  const filter = { actor: "", action: null, instance: "", outcome: null, from: null, until: null };
  const { rows } = await listAudit(admin, { ...filter, before: null, after: null });
  return rows
    .filter((row) => row.action === "sync.budget")
    .map(({ outcome, budget, policy }) => ({ outcome, ...budget, policy }))
    .reverse();
}

test("an administrator sets the budget, within its bounds, and the audit holds the old and the new one", async () => {
  const refused = { code: "not_permitted" };
  for (const role of ["viewer", "operator"] as const) {
    await expect(setSyncBudget(await t.as(role), { callsPerMinute: 600 })).rejects.toMatchObject(refused);
    await expect(getSyncUsage(await t.as(role))).rejects.toMatchObject(refused);
  }
  for (const callsPerMinute of [0, 29, 60_001, 30.5, Number.NaN])
    await expect(setSyncBudget(admin, { callsPerMinute })).rejects.toMatchObject({ code: "invalid_input" });
  expect(await getSyncUsage(admin)).toMatchObject({ budget: 300, defaultBudget: 300, quota: 1_200 });
  await setSyncBudget(admin, { callsPerMinute: 600 });
  await setSyncBudget(admin, { callsPerMinute: 600 });
  expect(await getSyncUsage(admin)).toMatchObject({ budget: 600, defaultBudget: 300 });
  expect(await trail()).toEqual([
    { outcome: "intent", before: 300, after: 600, policy: null },
    { outcome: "succeeded", before: 300, after: 600, policy: null },
  ]);
});

test("the leader takes it up, and writes down what it called for any process's page", async () => {
  const paces: number[] = [];
  const cloud = { ...t.app.cloud, setSteadyPace: (pace: number) => void paces.push(pace) };
  const loop = startBudgetLoop({ ...t.app, cloud }, (error) => faults.push(error));
  const counted = async () => (await getSyncUsage(admin)).usage;
  await t.app.cloud.readSsl(region, instanceId, { lane: "sync" });
  await setSyncBudget(admin, { callsPerMinute: 1_200 });
  const takenUp = async () => paces.at(-1) === 1_200 && (await counted())[0]?.calls === 1;
  while (!(await takenUp())) await t.clock.advance(1_000);
  const host = new URL(t.emulator.url).host;
  expect(await counted()).toEqual([
    { host, action: "DescribeInstanceSSL", calls: 1, refused: 0, waiting: 0, perSecond: 20 },
  ]);
  // At rest nothing is written: the time of the count stays.
  const { usedAt } = await getSyncUsage(admin);
  const before = paces.length;
  while (paces.length < before + 3) await t.clock.advance(1_000);
  expect((await getSyncUsage(admin)).usedAt).toBe(usedAt);
  await loop.stop();
});

test("what is due is counted, with the time since when the longest is", async () => {
  expect(await getSyncUsage(admin)).toMatchObject({ due: 0, dueSince: null, usage: [], usedAt: null });
  const now = t.clock.now();
  const dueAt = [now - 60_000, now - 90_000, now + 60_000, null];
  for (const index of dueAt.keys()) t.emulator.addInstance({ region, instanceId: `cmgo-due0000${index}` });
  await syncOnce(t);
  const { db } = t.app.store;
  await db.updateTable("instances").set({ ssl_due_at: null }).execute();
  for (const [index, ssl_due_at] of dueAt.entries())
    await db.updateTable("instances").set({ ssl_due_at }).where("instance_id", "=", `cmgo-due0000${index}`).execute();
  expect(await getSyncUsage(admin)).toMatchObject({ due: 2, dueSince: new Date(now - 90_000).toISOString() });
});
