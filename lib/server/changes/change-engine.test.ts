import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "../context";
import { intend, itemRow, newLeader, runUntil, syncOnce, turnOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";

let t: TestApp;
let operator: Ctx;
const name = { region: "ap-jakarta", instanceId: "cmgo-aaaa1111" };
const SETTLED = ["succeeded", "failed", "skipped", "needs_attention"] as const;

beforeEach(async () => {
  t = await openTestApp({ emulator: { flowMillis: 6_000 } });
  t.emulator.addInstance({ ...name, name: "orders", ssl: "disabled" });
  await syncOnce(t);
  operator = await t.as("operator");
  t.emulator.clearCalls();
});
afterEach(() => t.close());

const writes = () => t.emulator.calls({ action: "InstanceEnableSSL" });

test("a change is sent once, followed by its flow, and succeeds with the state read afterwards", async () => {
  const engine = await newLeader(t);
  const itemId = await intend(operator, name, "enabled", "disabled");
  const applying = await runUntil(t, engine, itemId, ["applying"]);
  expect(applying.flow_id).not.toBeNull();
  expect(applying.request_id).toBe(writes()[0]?.requestId);
  const before = await t.app.store.db.selectFrom("instances").select("ssl_state").executeTakeFirstOrThrow();
  expect(before.ssl_state).toBe("disabled");
  await runUntil(t, engine, itemId, ["succeeded"]);
  const after = await t.app.store.db.selectFrom("instances").selectAll().executeTakeFirstOrThrow();
  expect(after).toMatchObject({ ssl_state: "enabled", status_code: 2 });
  expect(after.certificate_expires_at).toBe(t.emulator.instance(name.region, name.instanceId)?.expiresAt);
  expect(writes()).toHaveLength(1);
});

test("the audit holds the intent before the call and the outcome after it", async () => {
  const engine = await newLeader(t);
  const itemId = await intend(operator, name, "enabled", "disabled");
  await runUntil(t, engine, itemId, ["succeeded"]);
  const rows = await t.app.store.db
    .selectFrom("audit_events")
    .selectAll()
    .where("subject_id", "=", itemId)
    .orderBy("seq")
    .execute();
  expect(rows.map((row) => [row.action, row.outcome])).toEqual([
    ["ssl.change", "intent"],
    ["ssl.send", "intent"],
    ["ssl.change", "succeeded"],
  ]);
  expect(rows[0]).toMatchObject({
    actor_role: "operator",
    reason: "CHG-1",
    target: "enabled",
    client_address: "192.0.2.7",
  });
  expect(rows[2]?.api_request_id).toBe(writes()[0]?.requestId);
});

describe("a flow that ends badly", () => {
  test.each([
    ["failed", "failed", "flow_failed"],
    ["undoed", "failed", "flow_undone"],
    ["paused", "needs_attention", "flow_paused"],
  ] as const)("%s -> %s", async (outcome, state, advice) => {
    t.emulator.addFault({ kind: "flow_outcome", outcome });
    const engine = await newLeader(t);
    const itemId = await intend(operator, name, "enabled", "disabled");
    const row = await runUntil(t, engine, itemId, SETTLED);
    expect(row).toMatchObject({ state, advice });
    expect(writes()).toHaveLength(1);
  });
});

test("without a flow id the instance's own state tells the end", async () => {
  t.emulator.addFault({ kind: "no_flow_id" });
  const engine = await newLeader(t);
  const itemId = await intend(operator, name, "enabled", "disabled");
  await runUntil(t, engine, itemId, ["succeeded"]);
  expect(t.emulator.calls({ action: "DescribeAsyncRequestInfo" })).toHaveLength(0);
});

describe("a lost answer", () => {
  test.each(["reset", "truncate", "http_error"] as const)(
    "%s after it was applied: read, never sent again, succeeds",
    async (how) => {
      t.emulator.addFault({ kind: "applied_answer_lost", action: "InstanceEnableSSL", how });
      const engine = await newLeader(t);
      const itemId = await intend(operator, name, "enabled", "disabled");
      const sending = await runUntil(t, engine, itemId, ["sending"]);
      expect(sending.answer).toBe("lost");
      const reads = t.emulator.calls({ instanceId: name.instanceId }).length;
      await t.clock.advance(5_000);
      await engine.turn();
      await engine.idle();
      expect(t.emulator.calls({ instanceId: name.instanceId })).toHaveLength(reads);
      await runUntil(t, engine, itemId, ["succeeded"]);
      expect(writes()).toHaveLength(1);
    },
  );

  test("that never arrived: needs attention after the reconcile time, and nothing was sent again", async () => {
    t.emulator.addFault({ kind: "reset", action: "InstanceEnableSSL" });
    const engine = await newLeader(t);
    const itemId = await intend(operator, name, "enabled", "disabled");
    const started = t.clock.now();
    const row = await runUntil(t, engine, itemId, SETTLED);
    expect(row).toMatchObject({ state: "needs_attention", advice: "unchanged" });
    expect(t.clock.now() - started).toBeGreaterThan(120_000);
    expect(writes()).toHaveLength(1);
  });

  test("of a second attempt: the first one's refusal is not told as its outcome", async () => {
    const code = "InvalidParameterValue.LockFailed";
    t.emulator.addFault({ kind: "api_error", action: "InstanceEnableSSL", code, times: 1 });
    const engine = await newLeader(t);
    const itemId = await intend(operator, name, "enabled", "disabled");
    await turnOnce(t, engine);
    expect(await itemRow(t, itemId)).toMatchObject({ state: "queued", error_code: code });
    t.emulator.addFault({ kind: "reset", action: "InstanceEnableSSL" });
    const row = await runUntil(t, engine, itemId, SETTLED);
    expect(row).toMatchObject({ state: "needs_attention", advice: "unchanged", attempts: 2 });
    expect(row.error_code).not.toBe(code);
  });
});

describe("a refusal", () => {
  test.each([
    ["UnsupportedOperation.KernelVersionNotSupport", "version"],
    ["UnauthorizedOperation", "permission"],
    ["InvalidParameterValue.NotFoundInstance", "not_found"],
  ])("%s is the outcome, with its code and RequestId", async (code, advice) => {
    t.emulator.addFault({ kind: "api_error", action: "InstanceEnableSSL", code });
    const engine = await newLeader(t);
    const itemId = await intend(operator, name, "enabled", "disabled");
    const row = await runUntil(t, engine, itemId, SETTLED);
    expect(row).toMatchObject({ state: "failed", error_code: code, advice, request_id: writes()[0]?.requestId });
    expect(writes()).toHaveLength(1);
  });

  test("InternalError is read before it is believed: applied all the same -> succeeds; idle -> failed", async () => {
    t.emulator.addFault({ kind: "api_error", action: "InstanceEnableSSL", code: "InternalError", times: 1 });
    const engine = await newLeader(t);
    const failed = await runUntil(t, engine, await intend(operator, name, "enabled", "disabled"), SETTLED);
    expect(failed).toMatchObject({ state: "failed", error_code: "InternalError" });
    expect(writes()).toHaveLength(1);
  });

  test("LockFailed waits and tries again while the lock holds, and says until when", async () => {
    t.emulator.addFault({
      kind: "api_error",
      action: "InstanceEnableSSL",
      code: "InvalidParameterValue.LockFailed",
      times: 2,
    });
    const engine = await newLeader(t);
    const itemId = await intend(operator, name, "enabled", "disabled");
    await engine.turn();
    await engine.idle();
    const waiting = await itemRow(t, itemId);
    expect(waiting).toMatchObject({ state: "queued", error_code: "InvalidParameterValue.LockFailed" });
    expect((waiting.retry_until ?? 0) - t.clock.now()).toBeGreaterThan(20 * 60_000);
    await runUntil(t, engine, itemId, ["succeeded"]);
    expect(writes().map((call) => call.outcome)).toEqual([
      "InvalidParameterValue.LockFailed",
      "InvalidParameterValue.LockFailed",
      "answered",
    ]);
  });
});

test("what the cloud says right before counts: already there is skipped without a call", async () => {
  const engine = await newLeader(t);
  await t.clock.advance(60_000);
  const itemId = await intend(operator, name, "enabled", "disabled");
  t.emulator.updateInstance(name.region, name.instanceId, { ssl: "enabled" });
  const row = await runUntil(t, engine, itemId, SETTLED);
  expect(row).toMatchObject({ state: "skipped", skip_reason: "already_there" });
  expect(writes()).toHaveLength(0);
});

test("a stale read after the flow's end is waited out", async () => {
  t.emulator.addFault({ kind: "stale_read", action: "DescribeInstanceSSL", millis: 20_000 });
  const engine = await newLeader(t);
  const itemId = await intend(operator, name, "enabled", "disabled");
  await runUntil(t, engine, itemId, ["succeeded"]);
  expect(writes()).toHaveLength(1);
});

test("a new leader goes on where the last one died: sending is read, not sent", async () => {
  t.emulator.addFault({ kind: "applied_answer_lost", action: "InstanceEnableSSL", how: "reset" });
  const itemId = await intend(operator, name, "enabled", "disabled");
  await runUntil(t, await newLeader(t), itemId, ["sending"]);
  // What a kill between the call and its answer leaves behind.
  await t.app.store.db
    .updateTable("change_items")
    .set({ answer: null, error_code: null, error_class: null })
    .where("id", "=", itemId)
    .execute();
  await runUntil(t, await newLeader(t), itemId, ["succeeded"]);
  expect(writes()).toHaveLength(1);
});

test("a leader that was replaced moves nothing and sends nothing", async () => {
  const old = await newLeader(t);
  const itemId = await intend(operator, name, "enabled", "disabled");
  await newLeader(t);
  await old.turn();
  await old.idle();
  expect((await itemRow(t, itemId)).state).toBe("queued");
  expect(writes()).toHaveLength(0);
});
