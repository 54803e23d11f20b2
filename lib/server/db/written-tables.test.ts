import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "../testing/test-app";
import type { Watched } from "./written-tables";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());

const setting = (name: string) => t.app.store.db.insertInto("settings").values({ name, value: "" });
const stamp = (...watched: Watched[]) => t.app.store.written.stampOf(watched);
/** Whether what is watched counts as written by a piece of work. */
async function writes(watched: Watched, work: () => Promise<unknown>): Promise<boolean> {
  const before = stamp(watched);
  await work();
  return stamp(watched) !== before;
}

test("a read is no write, in whatever way it is asked", async () => {
  const { db } = t.app.store;
  expect(await writes("settings", () => db.selectFrom("settings").selectAll().execute())).toBe(false);
  expect(await writes("settings", () => sql` select * from settings`.execute(db))).toBe(false);
});

test("a lone write counts for its table and no other", async () => {
  expect(await writes("settings", () => setting("one").execute())).toBe(true);
  expect(await writes("regions", () => setting("other").execute())).toBe(false);
  const { db } = t.app.store;
  expect(await writes("settings", () => db.deleteFrom("settings").where("name", "=", "one").execute())).toBe(true);
});

test("an update counts for the columns that it sets, rows that come and go for all of them", async () => {
  const { db } = t.app.store;
  const update = () => db.updateTable("settings").set({ value: "new" }).execute();
  expect(await writes("settings", update)).toBe(true);
  expect(await writes("settings.value", update)).toBe(true);
  expect(await writes("settings.name", update)).toBe(false);
  expect(await writes("settings.name", () => setting("third").execute())).toBe(true);
  expect(await writes("settings.name", () => db.deleteFrom("settings").execute())).toBe(true);
});

test("raw SQL that writes may have written anything", async () => {
  expect(await writes("regions", () => sql`delete from settings`.execute(t.app.store.db))).toBe(true);
});

test("a transaction counts when it is committed, all of it", async () => {
  const { store } = t.app;
  const before = stamp("settings", "regions");
  await store.transaction(async (trx) => {
    await trx.insertInto("settings").values({ name: "in a transaction", value: "" }).execute();
    await trx.deleteFrom("regions").execute();
    expect(stamp("settings", "regions")).toBe(before);
  });
  expect(stamp("settings", "regions")).toBe(before + 2);
  expect(await writes("sync_runs", () => store.transaction(async () => undefined))).toBe(false);
});

test("after one that failed the next one still counts", async () => {
  const { store } = t.app;
  const failing = store.transaction(async (trx) => {
    await trx.insertInto("settings").values({ name: "taken back", value: "" }).execute();
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await writes("settings", () => setting("taken back").execute())).toBe(true);
});
