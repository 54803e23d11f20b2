import "server-only";
import { type Kysely, sql } from "kysely";

/**
 * PostgreSQL: an index of three-letter pieces, so that a search doesn't read every instance's text. It needs the extension pg_trgm, which since
 * PostgreSQL 13 the owner of the database may add, else an administrator (`create extension pg_trgm`); without it the search works, more slowly.
 * Tried at each start; another replica may be doing the same. @returns whether the index is there
 */
export async function makeSearchIndex(db: Kysely<unknown>): Promise<boolean> {
  try {
    const found =
      await sql`select 1 from pg_indexes where schemaname = current_schema() and indexname = 'instances_by_search'`.execute(
        db,
      );
    if (found.rows.length > 0) return true;
    await sql`create extension if not exists pg_trgm`.execute(db);
    await sql`create index if not exists instances_by_search on instances using gin (search_text gin_trgm_ops)`.execute(
      db,
    );
    return true;
  } catch {
    return false;
  }
}
