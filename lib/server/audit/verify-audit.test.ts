import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { openTestApp, type TestApp } from "../testing/test-app";
import { appendAudit } from "./append-audit";
import { verifyAudit } from "./verify-audit";

let t: TestApp;
let admin: Ctx;
beforeEach(async () => {
  t = await openTestApp();
  admin = await t.as("admin");
  for (let number = 1; number <= 5; number += 1) await append(String(number));
});
afterEach(() => t.close());

const append = (subjectId: string) =>
  t.app.store.transaction((trx) =>
    appendAudit(trx, admin, {
      event: { action: "member.invite", email: "new@example.test", role: "viewer" },
      outcome: "intent",
      subjectId,
    }),
  );
const verify = () => verifyAudit(t.app.store.db, t.app.config.authSecret);

/** What somebody with the database's own tools could do, past the triggers. */
async function forge(statement: ReturnType<typeof sql>): Promise<void> {
  const { db, engine } = t.app.store;
  if (engine === "postgres") await sql`alter table audit_events disable trigger all`.execute(db);
  else
    for (const operation of ["update", "delete"])
      await sql`drop trigger ${sql.id(`audit_events_no_${operation}`)}`.execute(db);
  await statement.execute(db);
}

test("an untouched chain is intact, whoever appends at the same time", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => append(`parallel ${index}`)));
  expect(await verify()).toMatchObject({ intact: true, rows: 25 });
});

test("an altered row is found", async () => {
  await forge(sql`update audit_events set actor_name = 'Somebody else' where seq = 3`);
  expect(await verify()).toEqual({ intact: false, rows: 2, brokenAt: 3, why: "altered" });
});

test("a removed row is found", async () => {
  await forge(sql`delete from audit_events where seq = 2`);
  expect(await verify()).toEqual({ intact: false, rows: 1, brokenAt: 3, why: "missing" });
});

test("a row that was recomputed with another key is found", async () => {
  expect(await verifyAudit(t.app.store.db, "another secret, just as long as the first")).toMatchObject({
    intact: false,
    brokenAt: 1,
    why: "altered",
  });
});

test("each committed row is a line of the log, one that was rolled back is not", async () => {
  const lines = () => t.logged.filter((line) => line.includes('"audit":{')).length;
  expect(lines()).toBe(5);
  await expect(
    t.app.store.transaction(async (trx) => {
      await appendAudit(trx, admin, { event: { action: "session.sign-out" }, outcome: "intent", subjectId: "x" });
      throw new Error("cut");
    }),
  ).rejects.toThrow("cut");
  expect(lines()).toBe(5);
  expect(await verify()).toMatchObject({ intact: true, rows: 5 });
});
