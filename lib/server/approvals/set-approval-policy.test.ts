import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NO_APPROVALS } from "@/lib/domain/approval-policy";
import { DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { listAudit } from "../audit/list-audit";
import { getChange } from "../changes/get-change";
import { retryChange } from "../changes/retry-change";
import { reviewChange } from "../changes/review-change";
import { startChange } from "../changes/start-change";
import type { Ctx } from "../context";
import { inviteMember } from "../members/invite-member";
import { join } from "../members/join";
import { setRole } from "../members/set-role";
import { askForApproval, EVERYTHING, requireApproval } from "../testing/approval-run";
import { newLeader, runToRest, syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { TEST_PASSWORD, tokenOf, visitor } from "../testing/test-people";
import { approvalsAtAGlance } from "./approvals-at-a-glance";
import { getApprovalPolicy } from "./get-approval-policy";

let t: TestApp;
let admin: Ctx;
const refused = (doing: Promise<unknown>, code: string) => expect(doing).rejects.toMatchObject({ code });
const need = async (ctx: Ctx) => (await reviewChange(ctx, { target: "enabled", selection: EVERYTHING })).approval;

async function start(ctx: Ctx, asking?: boolean): Promise<string> {
  const { fingerprint } = await reviewChange(ctx, { target: "enabled", selection: EVERYTHING });
  const intent = { intentId: randomUUID(), target: "enabled" as const, selection: EVERYTHING, reason: "" };
  return (await startChange(ctx, { ...intent, settings: DEFAULT_CHANGE_SETTINGS, fingerprint, asking })).changeId;
}

/** Events of the rule so far, the oldest first. */
async function policyTrail() {
  const filter = { actor: "", action: null, instance: "", outcome: null, from: null, until: null };
  const { rows } = await listAudit(admin, { ...filter, before: null, after: null });
  return rows
    .filter((row) => row.policy !== null)
    .reverse()
    .map(({ action, outcome, policy }) => ({ action, outcome, ...policy }));
}

beforeEach(async () => {
  t = await openTestApp({ emulator: { flowMillis: 1_000, callsPerSecond: 10_000 } });
  for (const index of [1, 2, 3])
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: `cmgo-rule000${index}`, ssl: "disabled" });
  await syncOnce(t);
  admin = await t.as("admin");
});
afterEach(() => t.close());

test("an administrator alone sets it, and each change of it is kept with the old and the new rule", async () => {
  await refused(requireApproval(await t.as("operator"), "all"), "not_permitted");
  await refused(requireApproval(admin, "large", 0), "invalid_input");
  await requireApproval(admin, "large", 2);
  await requireApproval(admin, "large", 2);
  await requireApproval(admin, "off", 2);
  const large = { scope: "large", largerThan: 2, soloUserId: null };
  const off = { ...large, scope: "off" };
  expect(await policyTrail()).toEqual([
    { action: "policy.tighten", outcome: "intent", before: NO_APPROVALS, after: large },
    { action: "policy.tighten", outcome: "succeeded", before: NO_APPROVALS, after: large },
    { action: "policy.weaken", outcome: "intent", before: large, after: off },
    { action: "policy.weaken", outcome: "succeeded", before: large, after: off },
  ]);
});

test("the size decides, without a restart: more than so many instances need one", async () => {
  const operator = await t.as("operator");
  expect(await need(operator)).toBe("none");
  await requireApproval(admin, "large", 3);
  expect(await need(operator)).toBe("none");
  expect(await approvalsAtAGlance(operator)).toMatchObject({ above: 3, need: "needed" });
  await requireApproval(admin, "large", 2);
  expect(await need(operator)).toBe("needed");
  await refused(start(operator), "approval_changed");
  const changeId = await askForApproval(operator);
  // What was asked for stays asked for, whatever the rule is now.
  await requireApproval(admin, "off");
  await runToRest(t, await newLeader(t), changeId);
  expect((await getChange(admin, changeId)).approval).toMatchObject({ state: "open" });
  expect(t.emulator.calls({ action: "InstanceEnableSSL" })).toEqual([]);
});

test("sending all again is a change like any other", async () => {
  const operator = await t.as("operator");
  t.emulator.addFault({ kind: "flow_outcome", outcome: "failed", times: 3 });
  const { fingerprint } = await reviewChange(operator, { target: "enabled", selection: EVERYTHING });
  const settings = { ...DEFAULT_CHANGE_SETTINGS, onFailure: "continue" as const };
  const intent = { intentId: randomUUID(), target: "enabled" as const, selection: EVERYTHING, reason: "" };
  const { changeId } = await startChange(operator, { ...intent, settings, fingerprint });
  await runToRest(t, await newLeader(t), changeId);
  await requireApproval(admin, "all");
  const retry = { changeId, which: "failed" as const, intentId: randomUUID() };
  await refused(retryChange(operator, retry), "approval_changed");
  await retryChange(operator, { ...retry, asking: true });
  expect((await getChange(admin, retry.intentId)).approval).toMatchObject({ state: "open" });
});

test("alone nothing that needs an approval can start, until solo mode is chosen; then the change and the audit say so", async () => {
  await requireApproval(admin, "all");
  expect(await need(admin)).toBe("nobody");
  await refused(start(admin), "nobody_to_approve");
  await refused(start(admin, true), "nobody_to_approve");
  await requireApproval(admin, "all", 10, true);
  expect((await policyTrail()).at(-1)).toMatchObject({ action: "policy.weaken", outcome: "succeeded" });
  expect(await need(admin)).toBe("solo");
  expect(await approvalsAtAGlance(await t.as("viewer"))).toMatchObject({ solo: true });
  const changeId = await start(admin);
  expect((await getChange(admin, changeId)).approval).toMatchObject({ state: "solo", reader: "asker" });
  const written = await t.app.store.db
    .selectFrom("audit_events")
    .select(["action", "outcome", "code"])
    .where("action", "in", ["ssl.change", "approval.solo"])
    .orderBy("seq")
    .execute();
  expect(written).toEqual([
    ...[1, 2, 3].map(() => ({ action: "ssl.change", outcome: "intent", code: "solo" })),
    { action: "approval.solo", outcome: "succeeded", code: null },
  ]);
  await runToRest(t, await newLeader(t), changeId);
  expect(t.emulator.calls({ action: "InstanceEnableSSL" })).toHaveLength(3);
});

test("solo mode ends for good when a second person may decide: by joining, or by a role", async () => {
  await requireApproval(admin, "all", 10, true);
  const { path } = await inviteMember(admin, { email: "second@example.test", role: "operator" });
  await join(visitor(t.app), { token: tokenOf(path), name: "Second", password: TEST_PASSWORD });
  expect(await need(admin)).toBe("needed");
  expect((await policyTrail()).at(-1)).toMatchObject({ action: "policy.tighten", after: { soloUserId: null } });
  await refused(requireApproval(admin, "all", 10, true), "not_alone");
  const { user_id: second } = await t.app.store.db
    .selectFrom("members")
    .select("user_id")
    .where("role", "=", "operator")
    .executeTakeFirstOrThrow();
  await setRole(admin, { userId: second, role: "viewer" });
  // Alone again: that has to be said again.
  expect([await need(admin), (await getApprovalPolicy(admin)).solo]).toEqual(["nobody", false]);
  await requireApproval(admin, "all", 10, true);
  expect(await need(admin)).toBe("solo");
  await setRole(admin, { userId: second, role: "admin" });
  expect([await need(admin), (await approvalsAtAGlance(admin)).solo]).toEqual(["needed", false]);
});
