import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changeReport } from "@/lib/domain/change-report";
import { notStarted } from "@/lib/domain/not-started";
import type { Ctx } from "../context";
import { getInstance } from "../inventory/get-instance";
import { decide, requireApproval } from "../testing/approval-run";
import { newLeader, runToRest, runUntil, syncOnce, turnOnce } from "../testing/change-run";
import { asked, at, itemOf, ROTATED, runUntilItem, startRotation } from "../testing/rotation-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { type ChangeControl, controlChange } from "./control-change";
import { getChange } from "./get-change";
import { getChangeDelta } from "./get-change-delta";
import { leaveOff } from "./leave-off";
import { listChanges } from "./list-changes";
import { retryChange } from "./retry-change";
import { sendAgain } from "./send-again";
import { toggleSsl } from "./toggle-ssl";

let t: TestApp;
let operator: Ctx;
const SEND = { action: "InstanceEnableSSL" } as const;
const OTHER = { region: ROTATED.region, instanceId: "cmgo-rota2222" };
const BOTH = [ROTATED, OTHER];
const MINUTE = 60_000;
const settled = ({ ended_at }: { ended_at: number | null }) => ended_at !== null;
const inSecond = ({ step }: { step: number | null }) => step === 2;

beforeEach(async () => {
  t = await openTestApp({ emulator: { flowMillis: 6_000 } });
  for (const name of BOTH) t.emulator.addInstance({ ...name, name: name.instanceId, ssl: "enabled" });
  await syncOnce(t);
  operator = await t.as("operator");
  t.emulator.clearCalls();
});
afterEach(() => t.close());

const truth = ({ region, instanceId } = ROTATED) => t.emulator.instance(region, instanceId)?.ssl;

describe("between the steps nothing holds an item", () => {
  test.each<ChangeControl>(["pause", "cancel"])(
    "%s: the second step goes on, the others stay as they are",
    async (act) => {
      const engine = await newLeader(t);
      const changeId = await startRotation(operator, { canary: 1 }, BOTH);
      await runUntilItem(t, engine, changeId, inSecond);
      const before = await getChange(operator, changeId);
      expect([before.owed, notStarted(before)]).toEqual([1, 1]);
      await controlChange(operator, { changeId, act });
      expect(await runUntilItem(t, engine, changeId, settled)).toMatchObject({ state: "succeeded", step: 2 });
      expect(asked(t)).toEqual([false, true]);
      expect(asked(t, OTHER.instanceId)).toEqual([]);
      expect(await itemOf(t, changeId, OTHER.instanceId)).toMatchObject({
        step: 1,
        state: act === "pause" ? "queued" : "cancelled",
      });
    },
  );

  test("the deadline: it is for what has not begun", async () => {
    const engine = await newLeader(t);
    const deadline = t.clock.now() + 5 * MINUTE;
    const changeId = await startRotation(operator, { canary: 1, deadline }, BOTH);
    await runUntilItem(t, engine, changeId, inSecond);
    await t.clock.advance(6 * MINUTE);
    await runToRest(t, engine, changeId);
    expect(await getChange(operator, changeId)).toMatchObject({
      endReason: "deadline",
      counts: { succeeded: 1, cancelled: 1 },
    });
    expect(truth()).toBe("enabled");
  });

  test("a region without the permission: the second step is sent all the same, the others wait", async () => {
    const refused = { ...SEND, instanceId: OTHER.instanceId };
    // Both leave at once, and a refusal that came first would stop the region: it comes on the second try, while the other is in its first step.
    t.emulator.configure({ flowMillis: 30_000 });
    t.emulator.addFault({ ...refused, kind: "api_error", code: "InvalidParameterValue.LockFailed", times: 1 });
    t.emulator.addFault({ ...refused, kind: "api_error", code: "UnauthorizedOperation" });
    const engine = await newLeader(t);
    const changeId = await startRotation(operator, { canary: 0, onFailure: "continue" }, BOTH);
    const { id } = await itemOf(t, changeId, OTHER.instanceId);
    expect(await runUntil(t, engine, id, ["failed"])).toMatchObject({ error_class: "permission" });
    expect(await itemOf(t, changeId)).toMatchObject({ state: "applying", step: 1 });
    expect(await runUntilItem(t, engine, changeId, settled)).toMatchObject({ state: "succeeded", step: 2 });
  });

  test("a busy instance is waited for without going back to those that wait, and in the end it is loud", async () => {
    t.emulator.addFault({ ...SEND, kind: "api_error", code: "InvalidParameterValue.LockFailed", skip: 1 });
    const engine = await newLeader(t);
    const changeId = await startRotation(operator);
    await runUntilItem(t, engine, changeId, ({ step, attempts }) => step === 2 && attempts > 0);
    expect(await itemOf(t, changeId)).toMatchObject({ state: "claimed", admitted: 1 });
    await controlChange(operator, { changeId, act: "cancel" });
    await t.clock.advance(29 * MINUTE);
    await turnOnce(t, engine);
    expect(await itemOf(t, changeId)).toMatchObject({ state: "claimed", ended_off: null });
    await t.clock.advance(MINUTE);
    expect(await runUntilItem(t, engine, changeId, settled)).toMatchObject({ state: "failed", ended_off: 1 });
  });

  test("no other change can take its instance", async () => {
    const engine = await newLeader(t);
    await runUntilItem(t, engine, await startRotation(operator), at(2, "claimed"));
    const intent = { ...ROTATED, intentId: randomUUID(), target: "enabled", seen: "disabled", reason: "" } as const;
    await expect(toggleSsl(operator, intent)).rejects.toMatchObject({ code: "in_another_change" });
  });
});

test("four eyes: nothing is sent before the approval, and it covers both steps", async () => {
  await requireApproval(await t.as("admin"), "all");
  const changeId = await startRotation(operator, {}, [ROTATED], true);
  const engine = await newLeader(t);
  await turnOnce(t, engine);
  expect(asked(t)).toEqual([]);
  const approver = await t.as("operator");
  expect((await getChange(approver, changeId)).approval?.review).toMatchObject({ eligible: 1, different: 0 });
  await decide(approver, changeId, "approve");
  await runUntilItem(t, engine, changeId, settled);
  expect(asked(t)).toEqual([false, true]);
});

describe("ended with SSL off", () => {
  async function endOff(keys = [ROTATED]): Promise<string> {
    t.emulator.addFault({
      ...SEND,
      kind: "api_error",
      code: "UnsupportedOperation",
      instanceId: ROTATED.instanceId,
      skip: 1,
      times: 1,
    });
    const changeId = await startRotation(operator, { canary: 0, onFailure: "continue" }, keys);
    await runToRest(t, await newLeader(t), changeId);
    expect(truth()).toBe("disabled");
    return changeId;
  }

  test("sent again: only the second step, and then nobody is alerted", async () => {
    const changeId = await endOff();
    const { id } = await itemOf(t, changeId);
    const again = { itemId: id, intentId: randomUUID(), reason: "" };
    await expect(sendAgain(operator, { ...again, target: "rotate" })).rejects.toMatchObject({ code: "conflict" });
    const { change } = await sendAgain(operator, { ...again, target: "enabled" });
    expect(change).toMatchObject({ target: "enabled" });
    expect(change?.step).toBeUndefined();
    await runUntil(t, await newLeader(t), change?.itemId ?? "", ["succeeded"]);
    expect(asked(t)).toEqual([false, true, true]);
    expect((await getChange(operator, changeId)).endedOff).toBe(0);
  });

  test("a failed try to switch it on does not silence the alert", async () => {
    const changeId = await endOff();
    t.emulator.addFault({ ...SEND, kind: "api_error", code: "UnsupportedOperation" });
    const intent = { ...ROTATED, intentId: randomUUID(), target: "enabled", seen: "disabled", reason: "" } as const;
    const { change } = await toggleSsl(operator, intent);
    await runUntil(t, await newLeader(t), change?.itemId ?? "", ["failed"]);
    expect((await getInstance(operator, ROTATED)).row).toMatchObject({
      change: { changeId: intent.intentId },
      endedOff: { changeId },
    });
  });

  test("all failed sent again at once: what is off is switched on, what stayed on is rotated", async () => {
    t.emulator.addFault({
      ...SEND,
      kind: "api_error",
      code: "UnsupportedOperation",
      instanceId: OTHER.instanceId,
      times: 1,
    });
    const changeId = await endOff(BOTH);
    expect(truth(OTHER)).toBe("enabled");
    const again = await retryChange(operator, { changeId, which: "failed", intentId: randomUUID() });
    await runToRest(t, await newLeader(t), again.changeId);
    expect(await getChange(operator, again.changeId)).toMatchObject({ target: "rotate", counts: { succeeded: 2 } });
    expect([asked(t), asked(t, OTHER.instanceId)]).toEqual([
      [false, true, true],
      [false, false, true],
    ]);
  });

  test("left off by a person: recorded, quiet, and not sent again", async () => {
    const changeId = await endOff();
    const { id } = await itemOf(t, changeId);
    const asOf = t.clock.now();
    await expect(leaveOff(await t.as("viewer"), { itemId: id, reason: "x" })).rejects.toMatchObject({
      code: "not_permitted",
    });
    await t.clock.advance(30_000);
    for (let press = 0; press < 2; press += 1) await leaveOff(operator, { itemId: id, reason: "Retired" });
    const { row } = await getInstance(operator, ROTATED);
    expect([row.endedOff, row.change]).toEqual([null, null]);
    const delta = await getChangeDelta(operator, { changeId, since: String(asOf + 20_000) });
    expect(delta).toMatchObject({ head: { endedOff: 0 }, changed: [{ leftOff: { reason: "Retired" } }] });
    const audited = await t.app.store.db
      .selectFrom("audit_events")
      .select(["outcome", "reason"])
      .where("action", "=", "rotation.leave-off")
      .orderBy("seq")
      .execute();
    expect(audited).toEqual([
      { outcome: "intent", reason: "Retired" },
      { outcome: "succeeded", reason: "Retired" },
    ]);
    const again = { itemId: id, intentId: randomUUID(), reason: "" };
    await expect(sendAgain(operator, again)).rejects.toMatchObject({ code: "not_found" });
  });

  test("the list of changes and the report say so", async () => {
    const changeId = await endOff();
    const { rows } = await listChanges(operator, { state: null, before: null, after: null });
    expect(rows[0]).toMatchObject({ id: changeId, target: "rotate", endedOff: 1 });
    const csv = changeReport(await getChange(operator, changeId), "csv").split("\r\n");
    const column = (name: string) => csv[1]?.split(",")[csv[0]?.replace("\uFEFF", "").split(",").indexOf(name) ?? -1];
    const item = await itemOf(t, changeId);
    expect(column("target")).toBe("rotate");
    expect(column("ended_with_ssl_off")).toBe("yes");
    expect(column("off_request_id")).toBe(item.off_request_id);
    expect(column("request_id")).toBe(item.request_id);
  });
});

test("one that ended with nothing changed is rotated again as a whole", async () => {
  t.emulator.addFault({ ...SEND, kind: "api_error", code: "UnsupportedOperation", times: 1 });
  const changeId = await startRotation(operator);
  const failed = await runUntilItem(t, await newLeader(t), changeId, settled);
  const again = { itemId: failed.id, intentId: randomUUID(), reason: "" };
  await expect(sendAgain(operator, { ...again, target: "enabled" })).rejects.toMatchObject({ code: "conflict" });
  await sendAgain(operator, { ...again, target: "rotate" });
  await runUntilItem(t, await newLeader(t), again.intentId, settled);
  expect(asked(t)).toEqual([false, false, true]);
  expect(await itemOf(t, again.intentId)).toMatchObject({ state: "succeeded", step: 2, retry_of: failed.id });
});
