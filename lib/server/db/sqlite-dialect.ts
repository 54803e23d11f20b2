import "server-only";
import type Database from "libsql";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteDatabase,
} from "kysely";
import { isBusy } from "./store-errors";

/** SQLite's own wait blocks the event loop, so it is short; beyond it the driver waits without blocking, this long in all. */
export const BUSY_TIMEOUT_MILLIS = 50;
const BUSY_LIMIT_MILLIS = 5_000;
const BUSY_PAUSE_MILLIS = 25;

/** libsql ends the whole process on a value it can't bind, so nothing else may reach it. Booleans are 0/1 in this store. */
function bindable(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint" || value instanceof Uint8Array) return value;
  throw new TypeError(`A ${value === undefined ? "missing value" : typeof value} can't be bound to a query.`);
}

class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;

  constructor(inner: DatabaseConnection) {
    this.#inner = inner;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const bound = { ...query, parameters: query.parameters.map(bindable) };
    for (const started = performance.now(); ; ) {
      try {
        return await this.#inner.executeQuery<R>(bound);
      } catch (error) {
        if (!isBusy(error) || performance.now() - started > BUSY_LIMIT_MILLIS) throw error;
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MILLIS));
      }
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>({ ...query, parameters: query.parameters.map(bindable) }, chunkSize);
  }
}

class ImmediateDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection());
  }

  // A transaction that begins as a reader and turns writer fails at once when another process wrote meanwhile; one that begins as writer waits.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  // SQLite can do DDL in transactions; kysely's adapter says no for the sake of old pragmas that our migrations don't use.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** kysely over a libsql handle: BEGIN IMMEDIATE, and an asynchronous wait for a busy file. */
export function sqliteDialect(database: Database.Database): Dialect {
  return {
    createAdapter: () => new TransactionalDdlAdapter(),
    createDriver: () => new ImmediateDriver({ database: database as unknown as SqliteDatabase }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
