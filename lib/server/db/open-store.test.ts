import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Kysely, sql } from "kysely";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testClock } from "../testing/test-clock";
import { makeTestStore, type TestStore } from "../testing/test-store";
import { copyBeforeUpgrade } from "./copy-before-upgrade";
import { migrate, planMigrations } from "./migrate";
import { allMigrations } from "./migrations/all-migrations";
import { openSqlite } from "./open-sqlite";
import { openStore } from "./open-store";
import { sqliteDialect } from "./sqlite-dialect";
import { StoreRefused } from "./store-refused";

const clock = testClock();

describe("on the engine of this run", () => {
  let testStore: TestStore;
  beforeEach(async () => {
    testStore = await makeTestStore();
  });
  afterEach(() => testStore.remove());

  test("opening twice keeps what was written, and migrates once", async () => {
    const first = await openStore({ store: testStore.config }, clock);
    await first.db.insertInto("settings").values({ name: "kept", value: "yes" }).execute();
    await first.close();
    const second = await openStore({ store: testStore.config }, clock);
    expect(
      await second.db.selectFrom("settings").select("value").where("name", "=", "kept").executeTakeFirst(),
    ).toEqual({ value: "yes" });
    await second.close();
  });

  test("a store that a newer program wrote is refused, and left as it is", async () => {
    const store = await openStore({ store: testStore.config }, clock);
    await sql`insert into kysely_migration (name, timestamp) values ('0999-from-the-future', '2030-01-01')`.execute(
      store.db,
    );
    await store.close();
    await expect(openStore({ store: testStore.config }, clock)).rejects.toThrow(/newer version.*0999-from-the-future/);
  });

  test("two transactions that want the same rows in either order are both carried out", async () => {
    const store = await openStore({ store: testStore.config }, clock);
    for (const name of ["a", "b"]) await store.db.insertInto("settings").values({ name, value: "" }).execute();
    // On PostgreSQL both hold their first row before they ask for the other's; SQLite lets one begin after the other.
    let holding = 0;
    let go = () => {};
    const bothHold = new Promise<void>((resolve) => {
      go = resolve;
    });
    const both = (first: string, second: string) =>
      store.transaction(async (trx) => {
        const add = (name: string) =>
          trx
            .updateTable("settings")
            .set({ value: sql<string>`value || ${first}` })
            .where("name", "=", name)
            .execute();
        await add(first);
        holding += 1;
        if (holding === 2 || store.engine === "sqlite") go();
        await bothHold;
        await add(second);
      });
    await Promise.all([both("a", "b"), both("b", "a")]);
    const rows = await store.db.selectFrom("settings").select("value").where("name", "in", ["a", "b"]).execute();
    expect(
      rows.map(({ value }) =>
        value
          .split("")
          .sort((x, y) => x.localeCompare(y))
          .join(""),
      ),
    ).toEqual(["ab", "ab"]);
    await store.close();
  });

  test("the audit refuses UPDATE and DELETE in the database itself", async () => {
    const store = await openStore({ store: testStore.config }, clock);
    const row = {
      seq: 1,
      id: "a",
      at: 1,
      subject_id: "s",
      actor_id: "x",
      actor_name: "x",
      actor_role: "admin",
      action: "session.sign-out",
      outcome: "intent",
      detail: "{}",
      previous_hmac: "",
      hmac: "",
    };
    await store.db.insertInto("audit_events").values(row).execute();
    await expect(store.db.updateTable("audit_events").set({ reason: "forged" }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(store.db.deleteFrom("audit_events").execute()).rejects.toThrow(/append-only/);
    expect(await store.db.selectFrom("audit_events").select("reason").execute()).toEqual([{ reason: null }]);
    await store.close();
  });

  test("a transaction that fails leaves nothing, and its commit work does not run", async () => {
    const store = await openStore({ store: testStore.config }, clock);
    await expect(
      store.transaction(async (trx) => {
        await trx.insertInto("settings").values({ name: "half", value: "" }).execute();
        throw new Error("cut");
      }),
    ).rejects.toThrow("cut");
    expect(await store.db.selectFrom("settings").selectAll().where("name", "=", "half").execute()).toEqual([]);
    await store.close();
  });
});

describe("SQLite", () => {
  let folder: string;
  const file = () => join(folder, "console.db");
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "console-store-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A store as a version with one migration less left it. */
  async function olderStore(): Promise<void> {
    const database = new Database(file());
    const db = new Kysely<unknown>({ dialect: sqliteDialect(database) });
    const names = Object.keys(allMigrations("sqlite")).sort();
    const older = Object.fromEntries(Object.entries(allMigrations("sqlite")).filter(([name]) => name !== names.at(-1)));
    await migrate(db, { getMigrations: async () => older });
    await db.destroy();
  }

  test("a store that another process holds for a moment is waited for", async () => {
    const holder = `
      const database = new (require("libsql"))(${JSON.stringify(file())});
      database.exec("begin exclusive; create table held (x)");
      console.log("held");
      setTimeout(() => database.exec("commit"), 400);
    `;
    const child = spawn(process.execPath, ["-e", holder], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    const { db, database } = await openSqlite(file(), clock);
    expect(database.prepare("select count(*) as n from held").get()).toMatchObject({ n: 0 });
    await db.destroy();
  });

  test("an upgrade copies the store beside itself first, and the copy opens", async () => {
    await olderStore();
    const { db } = await openSqlite(file(), clock);
    await db.destroy();
    const copies = readdirSync(folder).filter((name) => name.includes("before-upgrade"));
    expect(copies).toHaveLength(1);
    const copy = new Database(join(folder, copies[0] ?? ""));
    expect(copy.prepare("select count(*) as n from kysely_migration").get()).toMatchObject({
      n: Object.keys(allMigrations("sqlite")).length - 1,
    });
    copy.close();
  });

  test("a new store is its owner's alone, the files beside it too", async () => {
    const { db } = await openSqlite(file(), clock);
    await db.insertInto("settings").values({ name: "a", value: "b" }).execute();
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    await db.destroy();
  });

  test("a new store and one that is up to date are not copied", async () => {
    await (await openSqlite(file(), clock)).db.destroy();
    await (await openSqlite(file(), clock)).db.destroy();
    expect(readdirSync(folder).filter((name) => name.includes("before-upgrade"))).toEqual([]);
  });

  test("without room for the copy the upgrade is refused, and nothing is touched", async () => {
    await olderStore();
    await expect(openSqlite(file(), clock, () => 1_000_000)).rejects.toThrow(/needs \d+ MB free/);
    const database = new Database(file());
    expect(database.prepare("select count(*) as n from kysely_migration").get()).toMatchObject({
      n: Object.keys(allMigrations("sqlite")).length - 1,
    });
    database.close();
    expect(readdirSync(folder).filter((name) => name.includes("before-upgrade"))).toEqual([]);
  });

  test("a copy that was cut off is not taken for one, and is made anew", async () => {
    const { database, db } = await openSqlite(file(), clock);
    const copy = `${file()}.before-upgrade-from-x-${new Date(clock.now()).toISOString().replaceAll(/[:.]/g, "-")}`;
    writeFileSync(`${copy}.part`, "half");
    expect(copyBeforeUpgrade(database, file(), "x", clock.now())).toBe(copy);
    await db.destroy();
  });

  test("a migration that was cut off leaves nothing and runs again", async () => {
    const database = new Database(file());
    const db = new Kysely<unknown>({ dialect: sqliteDialect(database) });
    const up = (broken: boolean) => ({
      getMigrations: async () => ({
        "0001-two-tables": {
          up: async (trx: Kysely<unknown>) => {
            await sql`create table first_half (a text)`.execute(trx);
            if (broken) throw new Error("power cut");
            await sql`create table second_half (a text)`.execute(trx);
          },
        },
      }),
    });
    await expect(migrate(db, up(true))).rejects.toThrow(StoreRefused);
    expect(database.prepare("select name from sqlite_master where name = 'first_half'").all()).toEqual([]);
    await migrate(db, up(false));
    expect((await planMigrations(db, up(false))).pending).toEqual([]);
    await db.destroy();
  });

  test("a file of another kind is refused with its name", async () => {
    writeFileSync(
      file(),
      "this is no database, but long enough to have a header of a hundred bytes, which SQLite wants to read first of all",
    );
    await expect(openSqlite(file(), clock)).rejects.toThrow(/console\.db can't be opened/);
  });

  test("a value that libsql can't bind is an error, not the end of the process", async () => {
    const { db } = await openSqlite(file(), clock);
    await expect(sql`select ${{ an: "object" }}`.execute(db)).rejects.toThrow(TypeError);
    expect((await sql<{ flag: number }>`select ${true} as flag`.execute(db)).rows).toEqual([{ flag: 1 }]);
    await db.destroy();
  });

  test("another process that writes is waited for without blocking the event loop", async () => {
    const { db } = await openSqlite(file(), clock);
    const other = new Database(file());
    other.prepare("begin immediate").run();
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
      if (turns === 20) other.prepare("commit").run();
    }, 10);
    await db
      .transaction()
      .execute((trx) => trx.insertInto("settings").values({ name: "waited", value: "yes" }).execute());
    clearInterval(turning);
    expect(turns).toBeGreaterThanOrEqual(20);
    // A lone write and a commit after the wait go through as well.
    await db.insertInto("settings").values({ name: "after", value: "yes" }).execute();
    other.close();
    await db.destroy();
  });

  test("after a clean stop the file alone holds everything", async () => {
    const store = await openStore({ store: { kind: "sqlite", file: file() } }, clock);
    await store.db.insertInto("settings").values({ name: "kept", value: "yes" }).execute();
    await store.close();
    const copy = join(folder, "copied.db");
    copyFileSync(file(), copy);
    const database = new Database(copy);
    expect(database.prepare("select value from settings where name = 'kept'").get()).toMatchObject({ value: "yes" });
    database.close();
  });

  test("kill -9 loses nothing that was confirmed", async () => {
    const program = fileURLToPath(new URL("../testing/write-until-killed.mjs", import.meta.url));
    const child = spawn(process.execPath, [program, file()], { stdio: ["ignore", "pipe", "inherit"] });
    let confirmed = 0;
    for await (const chunk of child.stdout) {
      for (const line of String(chunk).trim().split("\n")) confirmed = Math.max(confirmed, Number(line));
      if (confirmed > 50) break;
    }
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const { db } = await openSqlite(file(), clock);
    const rows = await db.selectFrom("settings").select("name").where("name", "like", "n%").execute();
    expect(rows.length).toBeGreaterThanOrEqual(confirmed);
    await db.destroy();
  });
});
