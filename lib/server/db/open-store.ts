import "server-only";
import { randomUUID } from "node:crypto";
import type { Clock } from "../clock";
import type { Config } from "../config/config";
import type { Db, Trx } from "../context";
import type { LogSync } from "./log-sync";
import { runOnCommit } from "./on-commit";
import { openPostgres } from "./open-postgres";
import { openSqlite } from "./open-sqlite";
import type { RawHandle, Store } from "./store";
import { isVictim, storeRefusal } from "./store-errors";
import { openReachable } from "./store-reachable";
import type { WrittenTables } from "./written-tables";

/** Larger than a page of either engine. */
const HEALTH_PROBE = "x".repeat(16_384);

/** How often a transaction is begun before it counts as failed, where the database asks for it to be run again. */
const BEGUN_AT_MOST = 5;

type Opened = {
  readonly db: Db;
  readonly raw: RawHandle;
  readonly log: LogSync | null;
  readonly written: WrittenTables;
};

function makeStore({ db, raw, log, written }: Opened): Store {
  const { engine } = raw;
  async function begin<T>(work: (trx: Trx) => Promise<T>, begun: number): Promise<T> {
    try {
      const { trx, result } = await db.transaction().execute(async (trx) => ({ trx, result: await work(trx) }));
      await log?.sync();
      runOnCommit(trx);
      return result;
    } catch (error) {
      if (begun < BEGUN_AT_MOST && isVictim(error)) return begin(work, begun + 1);
      throw storeRefusal(error);
    }
  }
  const transaction: Store["transaction"] = (work) => begin(work, 1);
  return {
    engine,
    db,
    raw,
    written,
    transaction,
    // A file is always there, and whether it takes writes is for whoever writes.
    reachable: engine === "sqlite" ? () => Promise.resolve(true) : openReachable(db),
    healthy: async () => {
      try {
        // Written and taken back: a disk that is full has no room for it, wherever the engine would put it.
        await transaction(async (trx) => {
          await trx
            .insertInto("settings")
            .values({ name: `health ${randomUUID()}`, value: HEALTH_PROBE })
            .execute();
          await trx.deleteFrom("settings").where("name", "like", "health %").execute();
        });
        return true;
      } catch {
        return false;
      }
    },
    close: async () => {
      try {
        // Into the one file that people copy: libsql leaves its log behind when it closes.
        if (raw.engine === "sqlite") raw.database.pragma("wal_checkpoint(truncate)");
      } finally {
        await db.destroy();
      }
    },
  };
}

/** Opens the store that the configuration names, migrated to this program's version. Throws StoreRefused with a message for the terminal. */
export async function openStore(config: Pick<Config, "store">, clock: Clock): Promise<Store> {
  if (config.store.kind === "sqlite") {
    const { db, database, log, written } = await openSqlite(config.store.file, clock);
    return makeStore({ db, raw: { engine: "sqlite", database }, log, written });
  }
  // An idle connection's end needs no act: the pool opens another one for the next query, and that one's failure is told.
  const { db, pool, written } = await openPostgres(config.store.url, () => undefined);
  return makeStore({ db, raw: { engine: "postgres", pool }, log: null, written });
}
