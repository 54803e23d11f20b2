import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { APPROVAL_LIFETIME_MILLIS } from "@/lib/domain/change-approval";
import type { Role } from "@/lib/domain/permission";
import { controlChange } from "../changes/control-change";
import { getChange } from "../changes/get-change";
import { listChanges } from "../changes/list-changes";
import { reportChange } from "../changes/report-change";
import { sendAgain } from "../changes/send-again";
import { toggleSsl } from "../changes/toggle-ssl";
import type { Ctx } from "../context";
import { askForApproval, decide, requireApproval } from "../testing/approval-run";
import { newLeader, runToRest, runUntil, syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { approvalsAtAGlance } from "./approvals-at-a-glance";
import { decideApproval } from "./decide-approval";

let t: TestApp;
let operator: Ctx;
let admin: Ctx;
const region = "ap-jakarta";
const id = (index: number) => `cmgo-eyes000${index}`;
const writes = () => t.emulator.calls({ action: "InstanceEnableSSL" }).map((call) => call.instanceId);
const writtenTo = () =>
  writes()
    .map(String)
    .toSorted((one, other) => (one < other ? -1 : 1));
const userId = ({ actor }: Ctx) => (actor.kind === "member" ? actor.userId : "");
const giveRole = (ctx: Ctx, role: Role) =>
  t.app.store.db.updateTable("members").set({ role }).where("user_id", "=", userId(ctx)).execute();
const changeRow = (changeId: string) =>
  t.app.store.db.selectFrom("changes").selectAll().where("id", "=", changeId).executeTakeFirstOrThrow();
const itemStates = async (changeId: string) =>
  (await getChange(admin, changeId)).rows.filter((row) => row.skipReason === null).map((row) => row.state);
const trail = async (changeId: string) =>
  (
    await t.app.store.db
      .selectFrom("audit_events")
      .select(["action", "outcome", "code", "actor_role"])
      .where("subject_id", "=", changeId)
      .orderBy("seq")
      .execute()
  ).map((row) => [row.action, row.outcome, row.code ?? "", row.actor_role].join(" ").replace("  ", " "));
const refused = (doing: Promise<unknown>, code: string) => expect(doing).rejects.toMatchObject({ code });

beforeEach(async () => {
  t = await openTestApp({
    emulator: { flowMillis: 4_000, callsPerSecond: 10_000 },
    config: (config) => ({ ...config, cloud: { ...config.cloud, callsPerSecond: 2_000 } }),
  });
  for (let index = 0; index < 4; index += 1) t.emulator.addInstance({ region, instanceId: id(index), ssl: "disabled" });
  t.emulator.addInstance({ region, instanceId: "cmgo-eyeson01", ssl: "enabled" });
  await syncOnce(t);
  [operator, admin] = [await t.as("operator"), await t.as("admin")];
  await requireApproval(admin, "all");
  t.emulator.clearCalls();
});
afterEach(() => t.close());

test("nothing is sent before the approval, whoever leads; then each instance exactly once", async () => {
  const changeId = await askForApproval(operator);
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: "approval", ended_at: null });
  // Two leaders after each other, as when the process died between asking and approving.
  for (let start = 0; start < 2; start += 1) {
    const engine = await newLeader(t);
    for (let turn = 0; turn < 5; turn += 1) {
      await engine.turn();
      await engine.idle();
      await t.clock.advance(60_000);
    }
  }
  expect(writes()).toEqual([]);
  expect(await itemStates(changeId)).toEqual(["queued", "queued", "queued", "queued"]);
  expect((await getChange(operator, changeId)).rows[0]).toMatchObject({ waitsForApproval: true });

  await decide(admin, changeId, "approve", "seen");
  await runToRest(t, await newLeader(t), changeId);
  expect(writtenTo()).toEqual([id(0), id(1), id(2), id(3)]);
  expect(await itemStates(changeId)).toEqual(["succeeded", "succeeded", "succeeded", "succeeded"]);
  expect((await getChange(operator, changeId)).approval).toMatchObject({
    state: "approved",
    decidedBy: "A admin",
    reason: "seen",
    reader: "asker",
    review: null,
  });
  const report = await reportChange(operator, { changeId, format: "csv" });
  expect(await report.text()).toContain(",approved,A admin,seen,");
  const told = await (await reportChange(operator, { changeId, format: "json" })).json();
  const approval = { state: "approved", decidedBy: "A admin", decidedAt: expect.any(String), reason: "seen" };
  expect(told.approval).toEqual(approval);
  expect(await trail(changeId)).toEqual([
    "approval.ask succeeded operator",
    "approval.approve intent admin",
    "approval.approve succeeded admin",
  ]);
});

test("nobody approves or refuses their own, an administrator neither, and only the asker withdraws", async () => {
  const changeId = await askForApproval(admin);
  await refused(decide(admin, changeId, "approve"), "own_change");
  await refused(decide(admin, changeId, "refuse", "no"), "own_change");
  await refused(decide(operator, changeId, "withdraw"), "not_permitted");
  await refused(decide(await t.as("viewer"), changeId, "approve"), "not_permitted");
  const program: Ctx = { ...admin, actor: { kind: "program", name: "console" } };
  await refused(decide(program, changeId, "approve"), "not_permitted");
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: "approval", ended_at: null });
  expect(await trail(changeId)).toContain("approval.approve refused own_change admin");
  await decide(operator, changeId, "approve");
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: null });
});

test("roles count as they are now: of who decides, and of who asked, who may be gone", async () => {
  const changeId = await askForApproval(operator);
  const other = await t.as("operator");
  await giveRole(other, "viewer");
  await refused(decide(other, changeId, "approve"), "not_permitted");
  await giveRole(operator, "viewer");
  await refused(decide(admin, changeId, "approve"), "asker_gone");
  expect((await getChange(admin, changeId)).approval?.review).toMatchObject({ askerMayStart: false });
  await t.app.store.db.deleteFrom("user").where("id", "=", userId(operator)).execute();
  await refused(decide(admin, changeId, "approve"), "asker_gone");
  await decide(admin, changeId, "refuse", "they left");
  expect(await changeRow(changeId)).toMatchObject({ end_reason: "refused", created_by_name: "A operator" });
});

test.each(["approve", "refuse", "withdraw"] as const)(
  "it is decided once: %s, and everything after that is refused",
  async (decision) => {
    const changeId = await askForApproval(operator);
    const colleague = await t.as("operator");
    const by = decision === "withdraw" ? operator : admin;
    await decide(by, changeId, decision, "because");
    await refused(decide(colleague, changeId, "approve"), "already_decided");
    await refused(decide(colleague, changeId, "refuse", "no"), "already_decided");
    await refused(decide(operator, changeId, "withdraw"), "already_decided");
    await runToRest(t, await newLeader(t), changeId);
    if (decision === "approve") return expect(writes()).toHaveLength(4);
    expect(writes()).toEqual([]);
    expect(await itemStates(changeId)).toEqual(["cancelled", "cancelled", "cancelled", "cancelled"]);
    const end = decision === "refuse" ? "refused" : "withdrawn";
    expect(await changeRow(changeId)).toMatchObject({ end_reason: end });
    expect((await getChange(operator, changeId)).approval).toMatchObject({ state: end, reason: "because" });
    // What it held is free again.
    await askForApproval(colleague);
  },
);

test("of two who decide at the same time one is served", async () => {
  const changeId = await askForApproval(operator);
  const colleague = await t.as("operator");
  const outcomes = await Promise.allSettled([
    decide(admin, changeId, "approve"),
    decide(colleague, changeId, "refuse", "no"),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "already_decided" } });
});

test("undecided it expires: refused from the moment on, then ended by the program with its reason", async () => {
  const changeId = await askForApproval(operator);
  await t.clock.advance(APPROVAL_LIFETIME_MILLIS);
  await refused(decide(admin, changeId, "approve"), "approval_expired");
  expect(await changeRow(changeId)).toMatchObject({ ended_at: null });
  const engine = await newLeader(t);
  await engine.turn();
  await engine.turn();
  expect(await changeRow(changeId)).toMatchObject({ end_reason: "approval_expired", ended_at: t.clock.now() });
  expect((await getChange(admin, changeId)).approval).toMatchObject({ state: "expired", decidedBy: null });
  await refused(decide(admin, changeId, "approve"), "approval_expired");
  await refused(decide(operator, changeId, "withdraw"), "approval_expired");
  expect(writes()).toEqual([]);
  expect((await trail(changeId)).filter((row) => row.startsWith("approval.expire"))).toEqual([
    "approval.expire intent program",
    "approval.expire succeeded program",
  ]);
});

test("of a planned change it expires when the change could begin no more, and says so instead of missed", async () => {
  const at = t.clock.now() + 60 * 60_000;
  const changeId = await askForApproval(operator, { start: { kind: "at", at } });
  const engine = await newLeader(t);
  await t.clock.advance(at - t.clock.now() + 29 * 60_000);
  await engine.turn();
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: "approval", ended_at: null });
  await t.clock.advance(60_000);
  await refused(decide(admin, changeId, "approve"), "approval_expired");
  await engine.turn();
  expect(await changeRow(changeId)).toMatchObject({ end_reason: "approval_expired" });
  const planned = await askForApproval(operator, { start: { kind: "at", at: t.clock.now() + 60_000 } });
  await decide(admin, planned, "approve");
  await engine.turn();
  expect(await itemStates(planned)).toEqual(["queued", "queued", "queued", "queued"]);
  await t.clock.advance(60_000);
  await runToRest(t, engine, planned);
  expect(writes()).toHaveLength(4);
});

test("no other button gets past it", async () => {
  const changeId = await askForApproval(operator);
  for (const act of ["resume", "pause", "cancel"] as const)
    await refused(controlChange(admin, { changeId, act }), "awaits_approval");
  expect(await changeRow(changeId)).toMatchObject({ pause_reason: "approval", ended_at: null });
});

test("it covers exactly what was seen and what is recorded", async () => {
  const changeId = await askForApproval(operator);
  const { approval } = await getChange(admin, changeId);
  const input = { changeId, decision: "approve" as const, reason: "" };
  await refused(decideApproval(admin, { ...input, fingerprint: "0".repeat(64) }), "selection_changed");
  await t.app.store.db
    .updateTable("change_items")
    .set({ instance_id: "cmgo-eyesbad1" })
    .where("change_id", "=", changeId)
    .where("position", "=", 1)
    .execute();
  await refused(decideApproval(admin, { ...input, fingerprint: approval?.fingerprint ?? "" }), "selection_changed");
  await refused(decide(admin, randomUUID(), "approve"), "not_found");
});

test("who decides sees the review as it is now, and what became ineligible is skipped", async () => {
  const changeId = await askForApproval(operator);
  t.emulator.updateInstance(region, id(0), { ssl: "enabled" });
  t.emulator.updateInstance(region, id(1), { mongoVersion: "MONGO_50_WT" });
  t.emulator.updateInstance(region, id(2), { status: -2 });
  await syncOnce(t);
  t.emulator.clearCalls();
  const { approval } = await getChange(admin, changeId);
  expect(approval).toMatchObject({ reader: "decider", state: "open" });
  expect(approval?.review).toMatchObject({
    instances: 4,
    eligible: 2,
    byRegion: [{ region, count: 2 }],
    different: 3,
    differences: [
      { instanceId: id(0), kind: "left_out", reason: "already_there" },
      { instanceId: id(1), kind: "version", now: "5.0" },
      { instanceId: id(2), kind: "left_out", reason: "isolated" },
    ],
    askerMayStart: true,
    anybodyMayDecide: true,
  });
  await decide(admin, changeId, "approve");
  await runToRest(t, await newLeader(t), changeId);
  expect(writtenTo()).toEqual([id(1), id(3)]);
});

describe("a single switch", () => {
  const toggle = (ctx: Ctx, asking: boolean) => {
    const intent = { region, instanceId: id(0), target: "enabled" as const, seen: "disabled" as const, reason: "" };
    return toggleSsl(ctx, { ...intent, intentId: randomUUID(), asking });
  };

  test("waits, holds its instance, and once approved is sent once; sending again waits too", async () => {
    t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", instanceId: id(0), times: 1 });
    const { change } = await toggle(operator, true);
    expect(change).toMatchObject({ state: "queued", waitsForApproval: true });
    await refused(toggle(admin, true), "in_another_change");
    const engine = await newLeader(t);
    await engine.turn();
    await engine.idle();
    expect(writes()).toEqual([]);
    await decide(admin, change?.changeId ?? "", "approve");
    await runUntil(t, engine, change?.itemId ?? "", ["failed"]);
    expect(writes()).toEqual([id(0)]);

    const again = { itemId: change?.itemId ?? "", intentId: randomUUID(), reason: "" };
    await refused(sendAgain(admin, again), "approval_changed");
    const second = await sendAgain(admin, { ...again, asking: true });
    expect(second.change).toMatchObject({ waitsForApproval: true });
    await decide(operator, second.change?.changeId ?? "", "approve");
    await runUntil(t, engine, second.change?.itemId ?? "", ["succeeded"]);
    expect(writes()).toEqual([id(0), id(0)]);
  });

  test("does not happen otherwise than the person was told", async () => {
    await refused(toggle(operator, false), "approval_changed");
    await requireApproval(admin, "large", 1);
    await refused(toggle(operator, true), "approval_changed");
    expect(await t.app.store.db.selectFrom("changes").select("id").execute()).toEqual([]);
  });
});

test("what waits is found: by those who may decide, and in the list", async () => {
  const changeId = await askForApproval(operator);
  const waiting = async (ctx: Ctx) => (await approvalsAtAGlance(ctx)).waiting;
  expect([await waiting(admin), await waiting(operator), await waiting(await t.as("viewer"))]).toEqual([1, 0, 0]);
  const place = { before: null, after: null };
  expect((await listChanges(admin, { state: "approval", ...place })).rows.map((row) => row.id)).toEqual([changeId]);
  await decide(admin, changeId, "refuse", "not today");
  expect(await waiting(admin)).toBe(0);
  expect((await listChanges(admin, { state: "approval", ...place })).rows).toEqual([]);
});
