import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "../context";
import { getInstance } from "../inventory/get-instance";
import { newLeader, syncOnce, turnOnce } from "../testing/change-run";
import { asked, at, itemOf, ROTATED, runUntilItem, startRotation } from "../testing/rotation-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { getChange } from "./get-change";
import { reviewChange } from "./review-change";

let t: TestApp;
let operator: Ctx;
const SEND = { action: "InstanceEnableSSL" } as const;

beforeEach(async () => {
  t = await openTestApp({ emulator: { flowMillis: 6_000 } });
  t.emulator.addInstance({ ...ROTATED, name: "orders", ssl: "enabled" });
  await syncOnce(t);
  operator = await t.as("operator");
  t.emulator.clearCalls();
});
afterEach(() => t.close());

const truth = () => t.emulator.instance(ROTATED.region, ROTATED.instanceId)?.ssl;
const settled = ({ ended_at }: { ended_at: number | null }) => ended_at !== null;
const auditOf = async (subject: string) => {
  const rows = await t.app.store.db
    .selectFrom("audit_events")
    .selectAll()
    .where("subject_id", "=", subject)
    .orderBy("seq")
    .execute();
  return rows.map((row) => [row.action, row.target, row.outcome]);
};

test("one item goes off, is seen off, goes on and is seen on: two calls, both kept", async () => {
  const engine = await newLeader(t);
  const changeId = await startRotation(operator);
  const off = await runUntilItem(t, engine, changeId, at(1, "applying"));
  expect(off).toMatchObject({ target: "disabled", off_at: null });
  await runUntilItem(t, engine, changeId, ({ step }) => step === 2);
  expect(truth()).toBe("disabled");
  const done = await runUntilItem(t, engine, changeId, settled);
  expect(done).toMatchObject({
    state: "succeeded",
    step: 2,
    target: "enabled",
    ended_off: null,
    off_flow_id: off.flow_id,
    off_request_id: off.request_id,
  });
  expect(done.flow_id).not.toBe(off.flow_id);
  expect(done.request_id).not.toBe(off.request_id);
  expect(truth()).toBe("enabled");
  expect(asked(t)).toEqual([false, true]);
  expect(await auditOf(done.id)).toEqual([
    ["ssl.change", "rotate", "intent"],
    ["ssl.send", "disabled", "intent"],
    ["rotation.off", "rotate", "succeeded"],
    ["ssl.send", "enabled", "intent"],
    ["ssl.change", "rotate", "succeeded"],
  ]);
  const change = await getChange(operator, changeId);
  expect(change).toMatchObject({ target: "rotate", owed: 0, endedOff: 0, counts: { succeeded: 1 } });
  expect(change.rows[0]?.offStep).toMatchObject({ flowId: off.flow_id, requestId: off.request_id });
});

test("what is off is left out: there is nothing to rotate", async () => {
  t.emulator.addInstance({ region: ROTATED.region, instanceId: "cmgo-rota0off", ssl: "disabled" });
  await syncOnce(t);
  const keys = [ROTATED, { region: ROTATED.region, instanceId: "cmgo-rota0off" }];
  const review = await reviewChange(operator, { target: "rotate", selection: { kind: "keys", keys } });
  expect(review.eligible.map(({ instanceId }) => instanceId)).toEqual([ROTATED.instanceId]);
  expect(review.skipped).toMatchObject([{ instanceId: "cmgo-rota0off", reason: "already_off" }]);
});

test("switched off by somebody else right before: skipped without a call", async () => {
  const engine = await newLeader(t);
  const changeId = await startRotation(operator);
  await t.clock.advance(60_000);
  t.emulator.updateInstance(ROTATED.region, ROTATED.instanceId, { ssl: "disabled" });
  const item = await runUntilItem(t, engine, changeId, settled);
  expect(item).toMatchObject({ state: "skipped", skip_reason: "already_off" });
  expect(asked(t)).toEqual([]);
});

test.each(["UnsupportedOperation", "UnauthorizedOperation"])(
  "the first call refused with %s: failed, SSL still on, nobody alerted to it being off",
  async (code) => {
    t.emulator.addFault({ ...SEND, kind: "api_error", code });
    const changeId = await startRotation(operator);
    const item = await runUntilItem(t, await newLeader(t), changeId, settled);
    expect(item).toMatchObject({ state: "failed", step: 1, error_code: code, ended_off: null });
    expect(truth()).toBe("enabled");
    expect((await getInstance(operator, ROTATED)).row.endedOff).toBeNull();
    expect(asked(t)).toEqual([false]);
  },
);

describe("the second call", () => {
  test("refused for good: failed, and loud that SSL is off since it was seen so", async () => {
    t.emulator.addFault({ ...SEND, kind: "api_error", code: "UnsupportedOperation", skip: 1 });
    const changeId = await startRotation(operator);
    const item = await runUntilItem(t, await newLeader(t), changeId, settled);
    expect(item).toMatchObject({ state: "failed", step: 2, error_code: "UnsupportedOperation", ended_off: 1 });
    expect(truth()).toBe("disabled");
    const change = await getChange(operator, changeId);
    expect(change).toMatchObject({ endedOff: 1, rows: [{ endedOff: true }] });
    const since = change.rows[0]?.offStep?.at;
    expect(Date.parse(since ?? "")).toBe(item.off_at);
    const { row } = await getInstance(operator, ROTATED);
    expect(row.endedOff).toEqual({ changeId, itemId: item.id, since });
    expect((await auditOf(item.id)).slice(-2)).toEqual([
      ["ssl.change", "rotate", "failed"],
      ["rotation.ended-off", "rotate", "needs_attention"],
    ]);
  });

  test.each(["reset", "truncate"] as const)(
    "answered by a %s after it was applied: read, never sent again",
    async (how) => {
      t.emulator.addFault({ ...SEND, kind: "applied_answer_lost", how, skip: 1 });
      const changeId = await startRotation(operator);
      const item = await runUntilItem(t, await newLeader(t), changeId, settled);
      expect(item).toMatchObject({ state: "succeeded", step: 2, answer: "lost" });
      expect(asked(t)).toEqual([false, true]);
    },
  );

  test("lost on its way: a person decides, SSL is said to be off, and nothing is sent twice", async () => {
    t.emulator.addFault({ ...SEND, kind: "reset", skip: 1 });
    const changeId = await startRotation(operator);
    const item = await runUntilItem(t, await newLeader(t), changeId, settled);
    expect(item).toMatchObject({ state: "needs_attention", advice: "unchanged", step: 2, ended_off: 1 });
    expect(asked(t)).toEqual([false, true]);
  });

  test("paused by its flow: needs a person; seen on later, the alert is gone", async () => {
    t.emulator.addFault({ ...SEND, kind: "flow_outcome", outcome: "paused", skip: 1 });
    const changeId = await startRotation(operator);
    const item = await runUntilItem(t, await newLeader(t), changeId, settled);
    expect(item).toMatchObject({ state: "needs_attention", advice: "flow_paused", ended_off: 1 });
    t.emulator.updateInstance(ROTATED.region, ROTATED.instanceId, { status: 2, ssl: "enabled" });
    await syncOnce(t);
    expect((await itemOf(t, changeId)).ended_off).toBeNull();
    expect((await getInstance(operator, ROTATED)).row.endedOff).toBeNull();
  });

  test("made needless by somebody who switched SSL on: followed to its end, not sent", async () => {
    const engine = await newLeader(t);
    const changeId = await startRotation(operator);
    await runUntilItem(t, engine, changeId, ({ step }) => step === 2);
    await t.clock.advance(60_000);
    t.emulator.updateInstance(ROTATED.region, ROTATED.instanceId, { ssl: "enabled" });
    expect(await runUntilItem(t, engine, changeId, settled)).toMatchObject({ state: "succeeded", sent_at: null });
    expect(asked(t)).toEqual([false]);
  });
});

describe("the first flow", () => {
  test("failed with SSL still on: not loud, and who switches it off later did that", async () => {
    t.emulator.addFault({ ...SEND, kind: "flow_outcome", outcome: "failed" });
    const changeId = await startRotation(operator);
    const item = await runUntilItem(t, await newLeader(t), changeId, settled);
    expect(item).toMatchObject({ state: "failed", step: 1, ended_off: null });
    t.emulator.updateInstance(ROTATED.region, ROTATED.instanceId, { ssl: "disabled" });
    await syncOnce(t);
    expect((await itemOf(t, changeId)).ended_off).toBeNull();
  });

  test("paused with SSL still on: not loud; carried out after all, it is, from when it was seen", async () => {
    t.emulator.addFault({ ...SEND, kind: "flow_outcome", outcome: "paused" });
    const changeId = await startRotation(operator);
    const item = await runUntilItem(t, await newLeader(t), changeId, settled);
    expect(item).toMatchObject({ state: "needs_attention", step: 1, ended_off: null, off_at: null });
    await t.clock.advance(60_000);
    t.emulator.updateInstance(ROTATED.region, ROTATED.instanceId, { status: 2, ssl: "disabled" });
    await syncOnce(t);
    const { sslCheckedAt } = (await getInstance(operator, ROTATED)).row;
    expect(await itemOf(t, changeId)).toMatchObject({ ended_off: 1, off_at: Date.parse(sslCheckedAt ?? "") });
    expect((await auditOf(item.id)).at(-1)).toEqual(["rotation.ended-off", "rotate", "needs_attention"]);
  });
});

describe("a new leader goes on from the rows alone", () => {
  test.each([
    [1, "queued"],
    [1, "sending"],
    [1, "applying"],
    [2, "claimed"],
    [2, "sending"],
    [2, "applying"],
  ] as const)("killed in step %i, %s", async (step, state) => {
    if (state === "sending")
      t.emulator.addFault({ ...SEND, kind: "applied_answer_lost", how: "reset", skip: step - 1, times: 1 });
    const changeId = await startRotation(operator);
    const old = await newLeader(t);
    if (step === 2 || state !== "queued") await runUntilItem(t, old, changeId, at(step, state));
    const engine = await newLeader(t);
    // The one that was replaced has no say any more.
    await turnOnce(t, old);
    expect(await runUntilItem(t, engine, changeId, settled)).toMatchObject({ state: "succeeded", step: 2 });
    expect(asked(t)).toEqual([false, true]);
    expect(truth()).toBe("enabled");
  });
});
