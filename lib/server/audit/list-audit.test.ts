import { afterEach, beforeEach, expect, test } from "vitest";
import { AUDIT_PAGE_SIZE, parseAuditFilter } from "@/lib/domain/audit-filter";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { appendAudit } from "./append-audit";
import { listAudit } from "./list-audit";

let opened: TestApp;
let admin: Ctx;
let operator: Ctx;
beforeEach(async () => {
  opened = await openTestApp();
  admin = await opened.as("admin");
  operator = await opened.as("operator");
});
afterEach(() => opened.close());

const everything = parseAuditFilter({});

async function write(ctx: Ctx, instanceId = "cmgo-aaaa1111", outcome: "intent" | "failed" = "intent"): Promise<void> {
  await opened.app.store.transaction((trx) =>
    appendAudit(trx, ctx, {
      event: {
        action: "ssl.change",
        region: "ap-jakarta",
        instanceId,
        changeId: "change-1",
        itemId: "item-1",
        target: "enabled",
        reason: "ticket 4711",
        seen: "disabled",
      },
      outcome,
      subjectId: "item-1",
      code: outcome === "failed" ? "InvalidParameterValue.LockFailed" : null,
      apiRequestId: outcome === "failed" ? "req-9" : null,
    }),
  );
}

test("a row tells who, from where, what, on what, why and how it ended", async () => {
  await write(operator, "cmgo-aaaa1111", "failed");
  const { rows } = await listAudit(admin, everything);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    actor: expect.stringContaining("A operator"),
    actorRole: "operator",
    clientAddress: "192.0.2.7",
    action: "ssl.change",
    outcome: "failed",
    region: "ap-jakarta",
    instanceId: "cmgo-aaaa1111",
    target: "enabled",
    reason: "ticket 4711",
    code: "InvalidParameterValue.LockFailed",
    apiRequestId: "req-9",
    changeId: "change-1",
    at: new Date(opened.clock.now()).toISOString(),
  });
});

test.each(["viewer", "operator"] as const)(
  "a %s is refused, learns no name, and the administrator still reads",
  async (role) => {
    await write(admin);
    const denied = await listAudit(await opened.as(role), everything).catch((error: unknown) => error);
    expect(denied).toMatchObject({ name: "Refusal", code: "not_permitted" });
    expect(JSON.stringify(denied) + String(denied)).not.toContain("A admin");
    expect((await listAudit(admin, everything)).rows).toHaveLength(1);
  },
);

test("filters narrow by actor, action, instance, outcome and time, whatever the case", async () => {
  await write(operator, "cmgo-aaaa1111");
  await opened.clock.advance(60_000);
  const between = opened.clock.now();
  await opened.clock.advance(60_000);
  await write(admin, "cmgo-bbbb2222", "failed");
  const found = async (raw: Record<string, string>) =>
    (await listAudit(admin, parseAuditFilter(raw))).rows.map((row) => row.instanceId);

  expect(await found({ actor: "a OPERATOR" })).toEqual(["cmgo-aaaa1111"]);
  expect(await found({ instance: "BBBB" })).toEqual(["cmgo-bbbb2222"]);
  expect(await found({ outcome: "failed" })).toEqual(["cmgo-bbbb2222"]);
  expect(await found({ action: "session.sign-in" })).toEqual([]);
  expect(await found({ to: new Date(between).toISOString() })).toEqual(["cmgo-aaaa1111"]);
  expect(await found({ from: new Date(between).toISOString() })).toEqual(["cmgo-bbbb2222"]);
});

test("wildcards of SQL are taken as they are", async () => {
  await write(operator);
  for (const actor of ["%", "_", "\\", "'; drop table audit_events; --"])
    expect((await listAudit(admin, parseAuditFilter({ actor }))).rows).toEqual([]);
});

test("pages go to older rows and back, each row once, and rows written meanwhile move nothing", async () => {
  for (let count = 0; count < AUDIT_PAGE_SIZE * 2 + 5; count += 1) await write(operator);
  const first = await listAudit(admin, everything);
  expect(first.newer).toBeNull();
  await write(operator);
  const second = await listAudit(admin, { ...everything, before: first.older });
  const third = await listAudit(admin, { ...everything, before: second.older });
  expect([...first.rows, ...second.rows, ...third.rows].map((row) => row.seq)).toEqual(
    Array.from({ length: AUDIT_PAGE_SIZE * 2 + 5 }, (_, index) => AUDIT_PAGE_SIZE * 2 + 5 - index),
  );
  expect(third.older).toBeNull();

  const back = await listAudit(admin, { ...everything, after: third.newer });
  expect(back.rows).toEqual(second.rows);
  const front = await listAudit(admin, { ...everything, after: back.newer });
  expect(front.newer).toBe(AUDIT_PAGE_SIZE * 2 + 5);
  expect(front.rows).toEqual(first.rows);
  // Only one row is newer than that page: the newest whole page comes instead.
  const newest = await listAudit(admin, { ...everything, after: front.newer });
  expect(newest.rows).toHaveLength(AUDIT_PAGE_SIZE);
  expect(newest.newer).toBeNull();
});
