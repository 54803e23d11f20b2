import "server-only";
import { type Kysely, type QueryExecutorProvider, sql } from "kysely";

/** The only file that knows which engine it talks to in SQL. */
export type Engine = "sqlite" | "postgres";

type AnyDb = Kysely<unknown>;

/** Column types of better-auth's tables: its kysely adapter keeps ISO text (in a "date" column) and 0/1 on SQLite, timestamptz and boolean on PostgreSQL. */
export function authColumnTypes(engine: Engine): { time: "date" | "timestamptz"; flag: "integer" | "boolean" } {
  return engine === "sqlite" ? { time: "date", flag: "integer" } : { time: "timestamptz", flag: "boolean" };
}

/** Makes a table refuse UPDATE and DELETE in the database itself, whatever the program would ask. */
export async function makeAppendOnly(db: AnyDb, engine: Engine, table: string): Promise<void> {
  if (engine === "sqlite") {
    for (const operation of ["update", "delete"]) {
      await sql`create trigger ${sql.id(`${table}_no_${operation}`)} before ${sql.raw(operation)} on ${sql.id(table)}
        begin select raise(abort, 'append-only'); end`.execute(db);
    }
    return;
  }
  await sql`create function ${sql.id(`${table}_refuse`)}() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$`.execute(
    db,
  );
  await sql`create trigger ${sql.id(`${table}_append_only`)} before update or delete or truncate on ${sql.id(table)}
    for each statement execute function ${sql.id(`${table}_refuse`)}()`.execute(db);
}

/** Text that sorts by its code points on both engines, so that pages are the same and an index serves the order. */
export function codePointText(engine: Engine) {
  return engine === "sqlite" ? sql`text` : sql`text collate "C"`;
}

/** A text column for the end of an index, so that a substring is looked for in the index alone. PostgreSQL refuses entries over 2.7 kB, so not there. */
export function searchedInIndex(engine: Engine, column: string): readonly string[] {
  return engine === "sqlite" ? [column] : [];
}

/** An instance's id in small letters, by its code points, as it is searched: ids are ASCII. An index is by it. */
export function smallId(engine: Engine) {
  return engine === "sqlite" ? sql<string>`lower(instance_id)` : sql<string>`lower(instance_id collate "C")`;
}

/** Lets one transaction at a time through a named place until it ends. SQLite's BEGIN IMMEDIATE has done so already. */
export async function serialise(trx: QueryExecutorProvider, engine: Engine, place: number): Promise<void> {
  if (engine === "postgres") await sql`select pg_advisory_xact_lock(${place})`.execute(trx);
}

/** Epoch milliseconds by the database's own clock: replicas must agree on when a lease ends. */
export async function databaseNow(db: QueryExecutorProvider, engine: Engine): Promise<number> {
  const query =
    engine === "sqlite"
      ? sql<{ now: number }>`select cast(unixepoch('subsec') * 1000 as integer) as now`
      : sql<{ now: number }>`select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now`;
  const found = (await query.execute(db)).rows[0];
  if (!found) throw new Error("The database did not tell the time.");
  return found.now;
}
