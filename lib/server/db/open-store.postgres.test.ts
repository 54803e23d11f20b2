import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "../clock";
import { makeTestStore, type TestStore } from "../testing/test-store";
import { allMigrations } from "./migrations/all-migrations";
import { openStore } from "./open-store";
import type { Store } from "./store";

describe("a PostgreSQL store", () => {
  let testStore: TestStore;
  let stores: Store[];
  beforeEach(async () => {
    testStore = await makeTestStore();
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await testStore.remove();
  });

  async function open(): Promise<Store> {
    const store = await openStore({ store: testStore.config }, systemClock);
    stores.push(store);
    return store;
  }
  const connections = ({ raw }: Store) => (raw.engine === "postgres" ? raw.pool.totalCount : null);
  /** What an administrator, a failover or a broken network does to all of the console's connections. */
  async function cutAllConnections(): Promise<void> {
    const client = new pg.Client({
      connectionString: testStore.config.kind === "postgres" ? testStore.config.url : "",
    });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await client.end();
  }

  test("processes that start together on an empty database migrate it once", async () => {
    const [first] = await Promise.all([open(), open(), open(), open()]);
    const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(first.db);
    expect(applied.rows.map(({ name }) => name)).toEqual(Object.keys(allMigrations("postgres")));
  });

  test("connections that end, idle or inside a transaction, refuse what was under way; the next one works", async () => {
    const store = await open();
    await store.db.selectFrom("settings").selectAll().execute();
    await cutAllConnections();
    // The end of an idle connection is a message like any other: what is sent before it has arrived is refused, too.
    await vi.waitFor(() => expect(connections(store)).toBe(0), { timeout: 10_000 });
    expect(await store.healthy()).toBe(true);
    const cut = store.transaction(async (trx) => {
      await trx.insertInto("settings").values({ name: "half", value: "done" }).execute();
      await cutAllConnections();
      await trx.insertInto("settings").values({ name: "other half", value: "done" }).execute();
    });
    await expect(cut).rejects.toMatchObject({ code: "store_unavailable" });
    expect(await store.db.selectFrom("settings").selectAll().execute()).toEqual([]);
  });

  test("the server ends a transaction whose process has stopped, so that its locks do not outlive it", async () => {
    const store = await open();
    const { rows } = await sql<{
      limit: string;
    }>`select current_setting('idle_in_transaction_session_timeout') as limit`.execute(store.db);
    expect(rows).toEqual([{ limit: "5s" }]);
  });
});
