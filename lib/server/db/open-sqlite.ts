import "server-only";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import Database from "libsql";
import type { Clock } from "../clock";
import { copyBeforeUpgrade, type FreeBytes } from "./copy-before-upgrade";
import { type LogSync, openLogSync } from "./log-sync";
import { migrate, planMigrations } from "./migrate";
import { allMigrations } from "./migrations/all-migrations";
import { noticingDialect } from "./noticing-dialect";
import type { Schema } from "./schema";
import { BUSY_TIMEOUT_MILLIS, sqliteDialect } from "./sqlite-dialect";
import { StoreRefused } from "./store-refused";
import { WrittenTables } from "./written-tables";

/** While it is opened nobody waits for this process yet; another connection may be closing, or reading the log of one that was killed. */
const OPENING_TIMEOUT_MILLIS = 5_000;

/**
 * Opens (and makes, and migrates) the embedded store, in WAL mode. `log` makes what was committed survive a power cut.
 * One connection per process; a second one would block the event loop whenever both write.
 */
export async function openSqlite(
  file: string,
  clock: Clock,
  freeBytes?: FreeBytes,
): Promise<{ db: Kysely<Schema>; database: Database.Database; log: LogSync; written: WrittenTables }> {
  mkdirSync(dirname(file), { recursive: true });
  const existed = existsSync(file);
  let database: Database.Database;
  try {
    database = new Database(file);
    database.pragma(`busy_timeout = ${OPENING_TIMEOUT_MILLIS}`);
    // Reads the header: a file of another kind is refused here, before anything is written.
    database.prepare("select count(*) from sqlite_master").get();
    // Password hashes and sessions are in it; the log and the index beside it take the same mode.
    if (!existed) chmodSync(file, 0o600);
  } catch (error) {
    throw new StoreRefused(
      `${file} can't be opened as a SQLite store: ${error instanceof Error ? error.message : "unknown reason"}.`,
    );
  }
  const log = openLogSync(file);
  const written = new WrittenTables();
  const db = new Kysely<Schema>({ dialect: noticingDialect(sqliteDialect(database, log), written) });
  try {
    database.pragma("foreign_keys = on");
    const provider = { getMigrations: async () => allMigrations("sqlite") };
    const plan = await planMigrations(db as unknown as Kysely<unknown>, provider);
    const lastApplied = plan.applied.at(-1);
    if (existed && lastApplied !== undefined && plan.pending.length > 0)
      copyBeforeUpgrade(database, file, lastApplied, clock.now(), freeBytes);
    database.pragma("journal_mode = wal");
    database.pragma("synchronous = full");
    if (plan.pending.length > 0) {
      await migrate(db as unknown as Kysely<unknown>, provider);
      await log.sync();
    }
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MILLIS}`);
    return { db, database, log, written };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
