import { Kysely, PostgresDialect, sql } from "kysely";
import Database from "libsql";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeTestStore, type TestStore } from "../testing/test-store";
import type { Engine } from "./engine-differences";
import { migrate } from "./migrate";
import { allMigrations } from "./migrations/all-migrations";
import { sqliteDialect } from "./sqlite-dialect";

let store: TestStore;
let db: Kysely<unknown>;
let engine: Engine;
beforeEach(async () => {
  store = await makeTestStore();
  const { config } = store;
  engine = config.kind;
  const dialect =
    config.kind === "sqlite"
      ? sqliteDialect(new Database(config.file))
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: config.url }) });
  db = new Kysely<unknown>({ dialect });
});
afterEach(async () => {
  await db.destroy();
  await store.remove();
});

/** More than are filled at once. */
const COUNT = 501;

test("what an older version had listed is found by tag, project and word without a new listing", async () => {
  const all = allMigrations(engine);
  const older = Object.fromEntries(Object.entries(all).filter(([name]) => name < "0013"));
  await migrate(db, { getMigrations: async () => older });
  const listing = JSON.stringify({
    addresses: ["10.0.0.1"],
    port: 27017,
    projectId: "7",
    tags: [
      { key: "环境", value: "生产" },
      { key: "a=b", value: "" },
    ],
  });
  for (let index = 0; index < COUNT; index += 1) {
    await sql`insert into instances (account_id, region, instance_id, name, sort_name, search_text, listing, ssl_state, first_seen_at, listed_at)
      values ('default', ${`ap-city${index % 2}`}, ${`cmgo-${index}`}, 'Orders-Prod', 'orders-prod', 'old', ${index === 3 ? "{}" : listing}, 'unknown', 1, 1)`.execute(
      db,
    );
  }
  await sql`update instances set name = 'Ördérs', sort_name = 'ördérs' where instance_id = 'cmgo-5'`.execute(db);
  await migrate(db, { getMigrations: async () => all });
  const names = await sql`select sort_name, count(*) as count from instances group by sort_name order by count`.execute(
    db,
  );
  expect(names.rows.map((row) => Object.values(row as object).map(String))).toEqual([
    ["orders", "1"],
    ["orders-prod", "500"],
  ]);
  const { rows } = await sql<{ project_id: string; search_text: string }>`select project_id, search_text from instances
    where instance_id = 'cmgo-500'`.execute(db);
  expect(rows).toEqual([
    {
      project_id: "7",
      search_text:
        "\u0001cmgo-\u0001500\u0002\u0001orders-\u0001prod\n\u0001环境=\u0001生产\n\u0001a=\u0001b=\n\u000110.\u00010.\u00010.\u00011:\u000127017\n\u00017",
    },
  ]);
  const tags =
    await sql`select tag_key, tag, count(*) as count from instance_tags group by tag_key, tag order by tag`.execute(db);
  expect(tags.rows.map((row) => Object.values(row as object).map(String))).toEqual([
    ["a=b", "a=b=", "500"],
    ["环境", "环境=生产", "500"],
  ]);
  if (engine === "sqlite") return;
  const of = (table: string) =>
    sql`select region, instance_id, sort_name, search_text from ${sql.table(table)} order by region, instance_id`;
  expect((await of("instance_texts").execute(db)).rows).toEqual((await of("instances").execute(db)).rows);
});
