import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import type { RetryKind } from "@/lib/domain/retry";
import { auditOfSubjects } from "../audit/audit-of-subjects";
import type { Ctx } from "../context";
import { listInstances } from "../inventory/list-instances";
import { newLeader, runToRest, syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import type { ChangeEngine } from "./change-engine";
import { getChange } from "./get-change";
import { retryChange } from "./retry-change";
import { reviewChange } from "./review-change";
import { sendAgain } from "./send-again";
import { startChange } from "./start-change";
import { takeOver } from "./take-over";

let t: TestApp;
let operator: Ctx;
let engine: ChangeEngine;
const region = "ap-jakarta";
const id = (index: number) => `cmgo-again${String(index).padStart(2, "0")}`;
const selection = { kind: "filter" as const, filter: DEFAULT_FILTER };
const settings = { ...DEFAULT_CHANGE_SETTINGS, canary: 0, atOnce: 3, perRegion: 3, onFailure: "continue" as const };
const writes = () => new Set(t.emulator.calls({ action: "InstanceEnableSSL" }).map((call) => call.instanceId));
const writeCount = () => t.emulator.calls({ action: "InstanceEnableSSL" }).length;
const retry = (ctx: Ctx, changeId: string, which: RetryKind, intentId: string = randomUUID()) =>
  retryChange(ctx, { changeId, which, intentId });
const items = (changeId: string) =>
  t.app.store.db
    .selectFrom("change_items")
    .select(["instance_id", "state", "skip_reason"])
    .where("change_id", "=", changeId)
    .orderBy("instance_id")
    .execute();
const changeCount = async () => (await t.app.store.db.selectFrom("changes").select("id").execute()).length;

beforeEach(async () => {
  t = await openTestApp({
    emulator: { flowMillis: 4_000, callsPerSecond: 10_000 },
    config: (config) => ({
      ...config,
      reconcileSeconds: 10,
      cloud: { ...config.cloud, callsPerSecond: 2_000 },
    }),
  });
  for (let index = 0; index < 6; index += 1) t.emulator.addInstance({ region, instanceId: id(index), ssl: "disabled" });
  await syncOnce(t);
  operator = await t.as("operator");
  engine = await newLeader(t);
});
afterEach(() => t.close());

/** A change of six of which number 0 and 1 never arrived (needs attention), 2 and 3 failed, 4 and 5 were done. */
async function endedBadly(): Promise<string> {
  for (const index of [0, 1])
    t.emulator.addFault({ kind: "reset", action: "InstanceEnableSSL", instanceId: id(index), times: 1 });
  for (const index of [2, 3])
    t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", instanceId: id(index), times: 1 });
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection });
  const intent = { intentId: randomUUID(), target: "enabled" as const, selection, settings, reason: "CHG-4" };
  const { changeId } = await startChange(operator, { ...intent, fingerprint });
  await runToRest(t, engine, changeId);
  t.emulator.clearCalls();
  return changeId;
}

test("all that are unchanged go again as one change, in waves; pressed twice, by two, or anew it stays one", async () => {
  const first = await endedBadly();
  const intentId = randomUUID();
  const colleague = await t.as("admin");
  const [one, same, other] = await Promise.all([
    retry(operator, first, "unchanged", intentId),
    retry(operator, first, "unchanged", intentId),
    retry(colleague, first, "unchanged"),
  ]);
  expect([same, other, await retry(operator, first, "unchanged")]).toEqual([one, one, one]);
  expect(await changeCount()).toBe(2);
  expect((await items(one.changeId)).map((item) => item.state)).toEqual(["queued", "queued"]);
  const made = await t.app.store.db
    .selectFrom("changes")
    .selectAll()
    .where("id", "=", one.changeId)
    .executeTakeFirstOrThrow();
  expect(made).toMatchObject({ origin: "again", reason: "CHG-4", target: "enabled" });
  expect(JSON.parse(made.settings)).toEqual(settings);

  await runToRest(t, engine, one.changeId);
  expect(writes()).toEqual(new Set([id(0), id(1)]));
  expect((await items(one.changeId)).map((item) => item.state)).toEqual(["succeeded", "succeeded"]);
  expect(await retry(operator, first, "unchanged")).toEqual(one);
  expect(writeCount()).toBe(2);
});

test("what is at the target by now is left out and said; with nothing else there is nothing to start", async () => {
  const first = await endedBadly();
  t.emulator.updateInstance(region, id(2), { ssl: "enabled" });
  await syncOnce(t);
  t.emulator.clearCalls();
  const { changeId } = await retry(operator, first, "failed");
  expect(await items(changeId)).toEqual([
    { instance_id: id(2), state: "skipped", skip_reason: "already_there" },
    { instance_id: id(3), state: "queued", skip_reason: null },
  ]);
  await runToRest(t, engine, changeId);
  expect([...writes()]).toEqual([id(3)]);
  for (const index of [0, 1]) t.emulator.updateInstance(region, id(index), { ssl: "enabled" });
  await syncOnce(t);
  await expect(retry(operator, first, "unchanged")).rejects.toMatchObject({ code: "nothing_eligible" });
  expect(await changeCount()).toBe(2);
});

test("refused while it runs, to a viewer, for another's intent, and for a change that is not there", async () => {
  const first = await endedBadly();
  const viewer = await t.as("viewer");
  await expect(retry(viewer, first, "failed")).rejects.toMatchObject({ code: "not_permitted" });
  await expect(retry(operator, randomUUID(), "failed")).rejects.toMatchObject({ code: "not_found" });
  await expect(retry(await t.as("operator"), first, "failed", first)).rejects.toMatchObject({ code: "invalid_input" });
  const { changeId } = await retry(operator, first, "failed");
  await expect(retry(operator, changeId, "failed")).rejects.toMatchObject({ code: "conflict" });
  expect(await changeCount()).toBe(2);
});

test("what a person has taken over is theirs: told, no alert any more, not sent again with the others", async () => {
  const first = await endedBadly();
  const before = await getChange(operator, first);
  const [mine, other] = before.rows.filter((row) => row.state === "needs_attention");
  if (!mine || !other) throw new Error("two need attention");
  const take = (ctx: Ctx, itemId = mine.itemId) => takeOver(ctx, { itemId, reason: "restarted by hand, CHG-5" });
  const listed = async () =>
    (await listInstances(operator, DEFAULT_FILTER)).rows.find((row) => row.instanceId === mine.instanceId)?.change;
  expect(await listed()).toMatchObject({ state: "needs_attention" });
  await expect(take(await t.as("viewer"))).rejects.toMatchObject({ code: "not_permitted" });
  const colleague = await t.as("operator");
  // One after the other by the store's lock, whichever comes first.
  const taken = await Promise.allSettled([take(operator), take(operator), take(colleague)]);
  expect(taken.map(({ status }) => status).sort()).not.toEqual(["fulfilled", "fulfilled", "fulfilled"]);

  const { rows, counts, takenOver } = await getChange(operator, first);
  expect({ counts, takenOver }).toMatchObject({ counts: { needs_attention: 2 }, takenOver: 1 });
  expect(rows.find((row) => row.itemId === mine.itemId)?.takenOver).toEqual({
    by: "A operator",
    at: new Date(t.clock.now()).toISOString(),
    reason: "restarted by hand, CHG-5",
  });
  expect(await listed()).toBeNull();
  const [failed] = rows.filter((row) => row.state === "failed");
  await expect(take(operator, failed?.itemId)).rejects.toMatchObject({ code: "not_found" });
  await expect(sendAgain(operator, { itemId: mine.itemId, intentId: randomUUID(), reason: "" })).rejects.toMatchObject({
    code: "not_found",
  });

  const { changeId } = await retry(operator, first, "unchanged");
  expect((await items(changeId)).map((item) => item.instance_id)).toEqual([other.instanceId]);
  await expect(take(operator, other.itemId)).rejects.toMatchObject({ code: "conflict" });
  const audit = await auditOfSubjects(await t.as("admin"), [mine.itemId]);
  expect(audit.slice(0, 2)).toMatchObject([
    { action: "change.take-over", outcome: "succeeded", reason: "restarted by hand, CHG-5" },
    { action: "change.take-over", outcome: "intent" },
  ]);
});
