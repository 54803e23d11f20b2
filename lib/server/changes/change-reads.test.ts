import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CHANGE_PAGE_SIZE, parseChangeFilter } from "@/lib/domain/change-filter";
import type { ItemState } from "@/lib/domain/change-item";
import type { Ctx } from "../context";
import { checkSsl } from "../inventory/check-ssl";
import { keepListing } from "../inventory/keep-listing";
import { openTestApp, type TestApp } from "../testing/test-app";
import { getChange } from "./get-change";
import { listChanges } from "./list-changes";
import { sendAgain } from "./send-again";
import { toggleSsl } from "./toggle-ssl";

const region = "ap-jakarta";
const all = parseChangeFilter({});
let opened: TestApp;
let operator: Ctx;
beforeEach(async () => {
  opened = await openTestApp();
  operator = await opened.as("operator");
});
afterEach(() => opened.close());

async function instance(instanceId: string, name = "orders"): Promise<string> {
  opened.emulator.addInstance({ region, instanceId, name, ssl: "disabled" });
  const listed = await opened.app.cloud.listInstances(
    region,
    { offset: 0, limit: 1, instanceIds: [instanceId] },
    { lane: "sync" },
  );
  await keepListing(opened.app, region, listed.instances);
  expect(await checkSsl(opened.app, { region, instanceId }, { lane: "sync" })).toBeNull();
  return instanceId;
}

async function change(instanceId: string, reason = "ticket 4711"): Promise<string> {
  const intentId = randomUUID();
  await toggleSsl(operator, { intentId, region, instanceId, target: "enabled", seen: "disabled", reason });
  return intentId;
}

async function end(changeId: string, state: ItemState, more: Record<string, unknown> = {}): Promise<void> {
  const now = opened.clock.now();
  await opened.app.store.transaction(async (trx) => {
    await trx
      .updateTable("change_items")
      .set({ state, state_since: now, ended_at: now, ...more })
      .where("change_id", "=", changeId)
      .execute();
    await trx.updateTable("changes").set({ ended_at: now }).where("id", "=", changeId).execute();
  });
}

test("the list says what, on which instance, who, why, and how far it is", async () => {
  const id = await change(await instance("cmgo-aaaa1111"));
  const viewer = await opened.as("viewer");
  expect(await listChanges(viewer, all)).toEqual({
    rows: [
      {
        id,
        origin: "toggle",
        target: "enabled",
        reason: "ticket 4711",
        by: "A operator",
        createdAt: new Date(opened.clock.now()).toISOString(),
        endedAt: null,
        pauseReason: null,
        endReason: null,
        startKind: "now",
        startsAt: null,
        begunAt: null,
        nextOpensAt: null,
        deadlineAt: null,
        items: 1,
        settled: 0,
        counts: { queued: 1 },
        takenOver: 0,
        owed: 0,
        endedOff: 0,
        first: [{ region, instanceId: "cmgo-aaaa1111", name: "orders" }],
      },
    ],
    older: null,
    newer: null,
    anyKnown: true,
  });
});

test("open and ended changes are told apart, and nothing yet from nothing of this state", async () => {
  expect(await listChanges(operator, all)).toMatchObject({ rows: [], anyKnown: false });
  const ended = await change(await instance("cmgo-aaaa1111"));
  await end(ended, "succeeded");
  expect(await listChanges(operator, { ...all, state: "open" })).toMatchObject({ rows: [], anyKnown: true });
  const open = await change(await instance("cmgo-bbbb2222"));
  expect((await listChanges(operator, { ...all, state: "open" })).rows.map((row) => row.id)).toEqual([open]);
  const { rows } = await listChanges(operator, { ...all, state: "ended" });
  expect(rows).toMatchObject([{ id: ended, settled: 1, counts: { succeeded: 1 } }]);
});

test("pages go to older changes and back, each change once, also when many began in one millisecond", async () => {
  const total = CHANGE_PAGE_SIZE + 3;
  const at = opened.clock.now();
  await opened.app.store.transaction((trx) =>
    trx
      .insertInto("changes")
      .values(
        Array.from({ length: total }, () => ({
          id: randomUUID(),
          account_id: "default",
          target: "enabled" as const,
          reason: "",
          origin: "toggle",
          settings: "{}",
          canary_passed: 0 as const,
          created_by: "x",
          created_by_name: "X",
          created_at: at,
          ended_at: at,
        })),
      )
      .execute(),
  );
  const first = await listChanges(operator, all);
  const second = await listChanges(operator, { ...all, before: first.older });
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(total);
  expect(second.older).toBeNull();
  expect(await listChanges(operator, { ...all, after: second.newer })).toEqual(first);
});

test("a change shows what came back for its instance and what to do, and where a person sent it again", async () => {
  const id = await change(await instance("cmgo-aaaa1111"));
  await end(id, "needs_attention", {
    flow_id: "801",
    request_id: "req-1",
    error_code: "InternalError",
    error_class: "retryable",
    advice: "unchanged",
    answer: "doubtful",
  });
  const before = await getChange(operator, id);
  expect(before).toMatchObject({
    items: 1,
    settled: 1,
    counts: { needs_attention: 1 },
    endedAt: new Date(opened.clock.now()).toISOString(),
  });
  const [item] = before.rows;
  expect(item).toMatchObject({
    instanceId: "cmgo-aaaa1111",
    name: "orders",
    state: "needs_attention",
    seenState: "disabled",
    flowId: "801",
    requestId: "req-1",
    errorCode: "InternalError",
    advice: "unchanged",
    retriedBy: null,
    answerLost: false,
  });

  const again = randomUUID();
  await sendAgain(operator, { itemId: item?.itemId ?? "", intentId: again, reason: "once more" });
  expect((await getChange(operator, id)).rows[0]?.retriedBy).toBe(again);
  expect((await getChange(operator, again)).rows[0]).toMatchObject({ retryOf: item?.itemId, state: "queued" });
});

test("the history is for those who may read the audit, and the others learn no address from it", async () => {
  const id = await change(await instance("cmgo-aaaa1111"));
  const seen = await getChange(await opened.as("viewer"), id);
  expect(seen.history).toBeNull();
  expect(JSON.stringify(seen)).not.toContain("192.0.2.7");
  const { history } = await getChange(await opened.as("admin"), id);
  expect(history).toMatchObject([
    { action: "ssl.change", outcome: "intent", clientAddress: "192.0.2.7", changeId: id },
  ]);
});

test.each([randomUUID(), "", "../../etc", "a'b", "x".repeat(300)])("the id %j is not found", async (id) => {
  await expect(getChange(operator, id)).rejects.toMatchObject({ code: "not_found" });
});
