import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../clock";
import { openLogSync } from "./log-sync";
import { openSqlite } from "./open-sqlite";
import { openStore } from "./open-store";

let folder: string;
const file = () => join(folder, "console.db");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "log-sync-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("whoever comes while a sync is under way waits for the next one, and shares it", async () => {
  writeFileSync(`${file()}-wal`, "frames");
  const ends: (() => void)[] = [];
  const log = openLogSync(file(), () => new Promise((resolve) => ends.push(resolve)));
  const told: string[] = [];
  const wait = (name: string) => log.sync().then(() => told.push(name));
  const begun = async (count: number) => {
    while (ends.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  const first = wait("first");
  await begun(1);
  const rest = [wait("second"), wait("third")];
  ends[0]?.();
  await begun(2);
  await first;
  // What was written after the first sync had begun may not be in it.
  expect(told).toEqual(["first"]);
  ends[1]?.();
  await Promise.all(rest);
  expect(told).toEqual(["first", "second", "third"]);
  expect(ends).toHaveLength(2);
  await log.close();
});

test("a failed sync is told to those who waited for it, and the next one is tried anew", async () => {
  writeFileSync(`${file()}-wal`, "frames");
  let works = false;
  const log = openLogSync(file(), async () => {
    if (!works) throw Object.assign(new Error("the disk is gone"), { code: "EIO" });
  });
  await expect(Promise.all([log.sync(), log.sync()])).rejects.toMatchObject({ code: "EIO" });
  works = true;
  await log.sync();
  await log.close();
});

test("a log that could not be opened is tried again", async () => {
  const log = openLogSync(file(), async () => undefined);
  await expect(log.sync()).rejects.toMatchObject({ code: "ENOENT" });
  writeFileSync(`${file()}-wal`, "frames");
  await log.sync();
  await log.close();
});

test("a transaction has returned only once its log was synced; commits do not sync by themselves", async () => {
  const { db, database } = await openSqlite(file(), systemClock);
  const level = () => (database.prepare("pragma synchronous").get() as { synchronous: number }).synchronous;
  const inside = await db.transaction().execute(async () => level());
  // 1 = normal: SQLite leaves the log to us. 2 = full: a lone write syncs within its commit.
  expect(inside).toBe(1);
  let lone = 0;
  const exec = database.exec.bind(database);
  database.exec = (text: string) => {
    if (text === "commit") lone = level();
    return exec(text);
  };
  await db.insertInto("settings").values({ name: "lone", value: "" }).execute();
  expect(lone).toBe(2);
  await db.destroy();
});

test("the store opens its log only where there is one, and closes it", async () => {
  const store = await openStore({ store: { kind: "sqlite", file: file() } }, systemClock);
  await store.transaction((trx) => trx.insertInto("settings").values({ name: "kept", value: "yes" }).execute());
  await store.close();
});
