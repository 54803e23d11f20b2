import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal } from "@/lib/domain/refusal";
import type { Ctx } from "../context";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { startWorker } from "../worker/start-worker";
import { sendAgain } from "./send-again";
import { toggleSsl } from "./toggle-ssl";

let t: TestApp;
let operator: Ctx;
const name = { region: "ap-jakarta", instanceId: "cmgo-aaaa1111" };
const enable = () => ({
  ...name,
  target: "enabled" as const,
  seen: "disabled" as const,
  reason: "CHG-7",
  intentId: randomUUID(),
});
const writes = () => t.emulator.calls({ action: "InstanceEnableSSL" });

async function refusalOf(doing: Promise<unknown>): Promise<Refusal> {
  const outcome = await doing.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw new Error(`Not refused: ${String(outcome)}`);
}

/** The worker's loops wait on the clock, which stands still: this turns it while something is under way. */
async function whileTurning<T>(doing: Promise<T>): Promise<T> {
  let done = false;
  const watched = doing.finally(() => {
    done = true;
  });
  watched.catch(() => undefined);
  while (!done) await t.clock.advance(20);
  return watched;
}

/** The worker's first sync may have read what a test is about to change, and would write it afterwards. */
async function workersSyncEnded(): Promise<void> {
  const ended = t.app.store.db.selectFrom("sync_runs").where("cause", "=", "start").where("ended_at", "is not", null);
  while (!(await ended.select("id").executeTakeFirst())) await t.clock.advance(50);
}

beforeEach(async () => {
  t = await openTestApp({ worker: startWorker });
  t.emulator.addInstance({ ...name, name: "orders", ssl: "disabled" });
  t.emulator.addInstance({ ...name, instanceId: "cmgo-old36", mongoVersion: "MONGO_36_WT", ssl: "unsupported" });
  t.emulator.addInstance({ ...name, instanceId: "cmgo-busy01", status: 1, ssl: "disabled" });
  t.emulator.addInstance({ ...name, instanceId: "cmgo-gone01", status: -2, ssl: "disabled" });
  t.emulator.addInstance({ ...name, instanceId: "cmgo-null01", ssl: "null" });
  await syncOnce(t);
  await workersSyncEnded();
  operator = await t.as("operator");
  t.emulator.clearCalls();
});
afterEach(() => t.close());

test("returns when the API has accepted, with the RequestId and not as done", async () => {
  const { change, already } = await whileTurning(toggleSsl(operator, enable()));
  expect(already).toBe(false);
  expect(change).toMatchObject({
    state: "applying",
    target: "enabled",
    requestId: writes()[0]?.requestId,
    by: "A operator",
  });
});

test("a double click is one intent and one call", async () => {
  const intent = enable();
  const both = await whileTurning(Promise.all([toggleSsl(operator, intent), toggleSsl(operator, intent)]));
  expect(both[0].change?.itemId ?? both[1].change?.itemId).toBeDefined();
  expect(writes()).toHaveLength(1);
});

test("of two people one is served, the other is told who was first; one call", async () => {
  const other = await t.as("admin");
  const outcomes = await whileTurning(Promise.allSettled([toggleSsl(operator, enable()), toggleSsl(other, enable())]));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: "in_another_change", params: { instance: name.instanceId } });
  expect(writes()).toHaveLength(1);
});

test("a stale page is a conflict, and nothing is sent", async () => {
  t.emulator.updateInstance(name.region, name.instanceId, { ssl: "enabled" });
  await syncOnce(t);
  t.emulator.clearCalls();
  const refusal = await refusalOf(toggleSsl(operator, { ...enable(), target: "disabled", seen: "disabled" }));
  expect(refusal).toMatchObject({ code: "conflict", params: { seen: "disabled", now: "enabled" } });
  expect(writes()).toHaveLength(0);
});

test("already there is a success without a call or a change", async () => {
  t.emulator.updateInstance(name.region, name.instanceId, { ssl: "enabled" });
  await syncOnce(t);
  expect(await toggleSsl(operator, enable())).toEqual({ already: true, change: null });
  expect(writes()).toHaveLength(0);
});

test.each([
  ["cmgo-old36", "version", "unsupported"],
  ["cmgo-busy01", "not_running", "disabled"],
  ["cmgo-gone01", "isolated", "disabled"],
  ["cmgo-null01", "state_unknown", "unknown"],
] as const)("%s is refused before any call: %s", async (instanceId, reason, seen) => {
  const refusal = await refusalOf(toggleSsl(operator, { ...enable(), instanceId, seen }));
  expect(refusal).toMatchObject({ code: "ineligible", params: { instance: instanceId, reason } });
  expect(writes()).toHaveLength(0);
  const row = await t.app.store.db
    .selectFrom("audit_events")
    .selectAll()
    .where("instance_id", "=", instanceId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ action: "ssl.change", outcome: "refused", code: "ineligible", actor_role: "operator" });
});

test("an instance nobody knows is not found", async () => {
  expect(await refusalOf(toggleSsl(operator, { ...enable(), region: "ap-tokyo" }))).toMatchObject({
    code: "not_found",
  });
});

test("a viewer is refused by the verb itself, nothing is recorded, and an operator still gets in", async () => {
  const viewer = await t.as("viewer");
  expect(await refusalOf(toggleSsl(viewer, enable()))).toMatchObject({ code: "not_permitted" });
  expect(await t.app.store.db.selectFrom("changes").selectAll().execute()).toHaveLength(0);
  expect(writes()).toHaveLength(0);
  expect((await whileTurning(toggleSsl(operator, enable()))).change?.state).toBe("applying");
});

test("sending again is a new intent that names the old one, and only for what has ended so", async () => {
  t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", times: 1 });
  const first = await whileTurning(toggleSsl(operator, enable()));
  const itemId = first.change?.itemId ?? "";
  expect(await refusalOf(sendAgain(operator, { itemId, intentId: randomUUID(), reason: "" }))).toMatchObject({
    code: "not_found",
  });
  const state = async () =>
    (await t.app.store.db.selectFrom("change_items").select("state").where("id", "=", itemId).executeTakeFirstOrThrow())
      .state;
  while ((await state()) !== "failed") await t.clock.advance(500);
  const again = await whileTurning(sendAgain(operator, { itemId, intentId: randomUUID(), reason: "second try" }));
  const row = await t.app.store.db
    .selectFrom("change_items")
    .selectAll()
    .where("id", "=", again.change?.itemId ?? "")
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ retry_of: itemId, state: "applying" });
  expect(writes()).toHaveLength(2);
});
