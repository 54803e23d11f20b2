import "server-only";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { migrate, planMigrations } from "./migrate";
import { allMigrations } from "./migrations/all-migrations";
import { noticingDialect } from "./noticing-dialect";
import type { Schema } from "./schema";
import { makeSearchIndex } from "./search-index";
import { StoreRefused } from "./store-refused";
import { WrittenTables } from "./written-tables";

const INT8_OID = 20;
const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MILLIS = 5_000;
/** A process that is frozen or cut off inside a transaction holds locks that its successor needs: the server ends such a session. */
const IDLE_IN_TRANSACTION_MILLIS = 5_000;
/** Nobody works on one connection for longer; a network that swallows packets shows so, and as nothing else. */
const CHECKED_OUT_MILLIS = 10_000;

/** Our bigints are epoch milliseconds and counts, all below 2^53: read as numbers, for this pool only. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format ?? "text")) as pg.CustomTypesConfig["getTypeParser"],
};

/** Opens and migrates a PostgreSQL store. kysely's migrator takes an advisory lock, so replicas that start together don't collide. */
export async function openPostgres(
  url: string,
  onIdleError: (error: Error) => void,
): Promise<{ db: Kysely<Schema>; pool: pg.Pool; written: WrittenTables }> {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MILLIS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MILLIS,
    application_name: "mongodb-ssl-console",
  });
  // An idle connection that the server ends emits here; without a listener it would end the process.
  pool.on("error", onIdleError);
  // So does one in use, besides failing its query, which is where it is told.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const written = new WrittenTables();
  const db = new Kysely<Schema>({ dialect: noticingDialect(new PostgresDialect({ pool }), written) });
  const provider = { getMigrations: async () => allMigrations("postgres") };
  try {
    const plan = await planMigrations(db as unknown as Kysely<unknown>, provider);
    if (plan.pending.length > 0) await migrate(db as unknown as Kysely<unknown>, provider);
    await makeSearchIndex(db as unknown as Kysely<unknown>);
    endStuckConnections(pool);
    return { db, pool, written };
  } catch (error) {
    await db.destroy();
    if (error instanceof StoreRefused) throw error;
    // The driver's message may hold the host and the user, never the password.
    throw new StoreRefused(
      `PostgreSQL (DATABASE_URL) can't be used: ${error instanceof Error ? error.message : "unknown reason"}.`,
    );
  }
}

/** After the migrations, which may take their time. `end` on a client with a query under way cuts the connection, and the query fails. */
function endStuckConnections(pool: pg.Pool): void {
  const limits = new WeakMap<pg.PoolClient, NodeJS.Timeout>();
  pool.on("acquire", (client) => {
    limits.set(
      client,
      setTimeout(() => void client.end().catch(() => undefined), CHECKED_OUT_MILLIS),
    );
  });
  pool.on("release", (_error, client) => clearTimeout(limits.get(client)));
}
