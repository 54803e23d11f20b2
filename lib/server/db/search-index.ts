import "server-only";
import { type Kysely, sql } from "kysely";

/** A search alone, and one beside other filters. */
const INDEXES = [
  { name: "instance_texts_by_search", table: "instance_texts" },
  { name: "instances_by_search", table: "instances" },
] as const;

/**
 * PostgreSQL: indexes of three-letter pieces, so that a search doesn't read every instance's text. They need the extension pg_trgm, which since
 * PostgreSQL 13 the owner of the database may add, else an administrator (`create extension pg_trgm`); without it the search works, more slowly.
 * Tried at each start; another replica may be doing the same. @returns whether the indexes are there
 */
export async function makeSearchIndex(db: Kysely<unknown>): Promise<boolean> {
  try {
    const { rows } = await sql<{
      indexname: string;
    }>`select indexname from pg_indexes where schemaname = current_schema()`.execute(db);
    const missing = INDEXES.filter(({ name }) => !rows.some(({ indexname }) => indexname === name));
    if (missing.length > 0) await sql`create extension if not exists pg_trgm`.execute(db);
    for (const { name, table } of missing) {
      await sql`create index if not exists ${sql.id(name)} on ${sql.id(table)} using gin (search_text gin_trgm_ops)`.execute(
        db,
      );
    }
    return true;
  } catch {
    return false;
  }
}
