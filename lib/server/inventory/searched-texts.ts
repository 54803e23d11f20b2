import "server-only";
import { sql } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../context";
import type { WrittenTables } from "../db/written-tables";
import { type SearchedText, SortedTexts } from "./sorted-texts";

type Db = App["store"]["db"];

/** So many are read at once, so that no reading holds the event loop. After more changes than these all are read again, in parts. */
const CHUNK = 2_000;

const SEEN = sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`;

/**
 * The texts of all instances in this server's memory, as PostgreSQL has them. What changed is asked for before each search, by the transactions that
 * wrote it: all below the oldest that was open at the last look have been seen, and only those are; one that is open while another looks is looked
 * at again. What seems to be written by transactions still to come is left alone: it was, in a cluster that this one was restored from.
 */
class SearchedTexts {
  #texts: SortedTexts | null = null;
  #seen = "0";
  #busy: Promise<unknown> = Promise.resolve();
  #reading = false;

  /** The texts as they are now; null while all are read, for the first time or after many changes. */
  now(db: Db): Promise<SortedTexts | null> {
    if (this.#texts === null) {
      this.begin(db);
      return Promise.resolve(null);
    }
    // One after the other: a look that began later has seen more.
    const looking = this.#busy.then(() => this.#readChanges(db));
    this.#busy = looking.catch(() => undefined);
    return looking;
  }

  /** Reads all, behind what is asked meanwhile. */
  begin(db: Db): void {
    if (this.#texts === null && !this.#reading) void this.#readAll(db);
  }

  async #readAll(db: Db): Promise<void> {
    this.#reading = true;
    try {
      const { seen } = await db.selectNoFrom(SEEN.as("seen")).executeTakeFirstOrThrow();
      const texts = new SortedTexts();
      let chunk = await chunkAfter(db, null);
      for (; chunk.length > 0; chunk = await chunkAfter(db, chunk.at(-1) ?? null))
        for (const text of chunk) texts.put(text);
      this.#seen = seen;
      this.#texts = texts;
    } catch {
      // A failure of the store is told by the search itself; the next one tries again.
    } finally {
      this.#reading = false;
    }
  }

  async #readChanges(db: Db): Promise<SortedTexts | null> {
    const texts = this.#texts;
    const changed = sql<boolean>`written_by >= ${this.#seen}::xid8 and written_by < pg_snapshot_xmax(pg_current_snapshot())`;
    // One statement: it sees one moment.
    const rows = await db
      .selectFrom("instance_texts_gone")
      .select([
        "region",
        "instance_id",
        sql<string | null>`null::text`.as("sort_name"),
        sql<string>`''`.as("search_text"),
      ])
      .select(SEEN.as("seen"))
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where(changed)
      .unionAll(
        db
          .selectFrom("instance_texts")
          .select(["region", "instance_id", "sort_name", "search_text", SEEN.as("seen")])
          .where("account_id", "=", DEFAULT_ACCOUNT)
          .where(changed),
      )
      .limit(CHUNK + 1)
      .execute();
    // They are being read again, or were meanwhile.
    if (texts === null || texts !== this.#texts) return null;
    if (rows.length > CHUNK) {
      this.#texts = null;
      this.begin(db);
      return null;
    }
    for (const row of rows) if (row.sort_name === null) texts.remove(row);
    for (const { seen: _, sort_name, ...row } of rows) if (sort_name !== null) texts.put({ ...row, sort_name });
    this.#seen = rows[0]?.seen ?? this.#seen;
    return texts;
  }
}

function chunkAfter(db: Db, last: SearchedText | null): Promise<SearchedText[]> {
  return db
    .selectFrom("instance_texts")
    .select(["region", "instance_id", "sort_name", "search_text"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .$if(last !== null, (query) =>
      query.where(
        sql<boolean>`(sort_name, region, instance_id) > (${last?.sort_name}, ${last?.region}, ${last?.instance_id})`,
      ),
    )
    .orderBy("sort_name")
    .orderBy("region")
    .orderBy("instance_id")
    .limit(CHUNK)
    .execute();
}

const stores = new WeakMap<WrittenTables, SearchedTexts>();

/** null: SQLite's are not held. */
function textsOf({ store }: Pick<App, "store">): SearchedTexts | null {
  if (store.engine === "sqlite") return null;
  const texts = stores.get(store.written) ?? new SearchedTexts();
  stores.set(store.written, texts);
  return texts;
}

/** Whoever reads the list may search next: the texts are read by then. */
export function beginToHoldTexts(app: Pick<App, "store">): void {
  textsOf(app)?.begin(app.store.db);
}

/** The texts of all instances as they are now; null where they are not held in memory, or not yet. */
export async function searchedTexts(app: Pick<App, "store">): Promise<SortedTexts | null> {
  return (await textsOf(app)?.now(app.store.db)) ?? null;
}
