import { Kysely, sql } from "kysely";
import Database from "libsql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sqliteDialect } from "./sqlite-dialect";

type Notes = { notes: { id: number; text: string; pinned?: number } };

let database: Database.Database;
let db: Kysely<Notes>;

beforeEach(() => {
  database = new Database(":memory:");
  database.exec("create table notes (id integer primary key, text text not null)");
  db = new Kysely<Notes>({ dialect: sqliteDialect(database) });
});
afterEach(() => db.destroy());

const all = () => db.selectFrom("notes").selectAll().orderBy("id").execute();

test("a read that is kept sees what was written since, in a transaction and outside", async () => {
  expect(await all()).toEqual([]);
  await db.transaction().execute(async (trx) => {
    await trx.insertInto("notes").values({ id: 1, text: "one" }).execute();
    expect(await trx.selectFrom("notes").selectAll().orderBy("id").execute()).toEqual([{ id: 1, text: "one" }]);
  });
  await db.insertInto("notes").values({ id: 2, text: "two" }).execute();
  expect(await all()).toEqual([
    { id: 1, text: "one" },
    { id: 2, text: "two" },
  ]);
});

test("a read that is kept follows a table that changes its columns", async () => {
  await db.insertInto("notes").values({ id: 1, text: "one" }).execute();
  expect(await all()).toEqual([{ id: 1, text: "one" }]);
  await sql`alter table notes add column pinned integer not null default 7`.execute(db);
  expect(await all()).toEqual([{ id: 1, text: "one", pinned: 7 }]);
});

test("a read that failed is not kept: the next one works", async () => {
  const broken = sql<{ id: number }>`select id from notes where id = abs(${"-9223372036854775808"} + 0)`;
  await db.insertInto("notes").values({ id: 1, text: "one" }).execute();
  const byId = (id: number | string) => sql<{ id: number }>`select id from notes where id = abs(${id})`.execute(db);
  await expect(broken.execute(db)).rejects.toThrow();
  await expect(broken.execute(db)).rejects.toThrow();
  expect((await byId(-1)).rows).toEqual([{ id: 1 }]);
  await db.insertInto("notes").values({ id: 3, text: "three" }).execute();
  expect(await all()).toHaveLength(2);
});
