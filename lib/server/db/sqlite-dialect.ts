import "server-only";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type Database from "libsql";
import type { LogSync } from "./log-sync";
import { isBusy } from "./store-errors";

/** SQLite's own wait blocks the event loop, so it is short; beyond it the driver waits without blocking, this long in all. */
export const BUSY_TIMEOUT_MILLIS = 50;
const BUSY_LIMIT_MILLIS = 5_000;
const BUSY_PAUSE_MILLIS = 25;

/** libsql ends the whole process on a value it can't bind, so nothing else may reach it. Booleans are 0/1 in this store. */
function bindable(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  const plain =
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Uint8Array;
  if (plain) return value;
  throw new TypeError(`A ${value === undefined ? "missing value" : typeof value} can't be bound to a query.`);
}

function onlyReads({ sql }: CompiledQuery): boolean {
  return /^\s*(select|pragma)\b/i.test(sql);
}

/** Reads that came once come again: a page of the list would spend a third of its time on preparing. More shapes than this are not kept. */
const PREPARED_MAX = 200;

/** A read whose rows come as arrays, which libsql gives a third sooner than objects, and the names of their columns. */
type PreparedRead = { readonly statement: Database.Statement; readonly names: readonly string[] };

/** Prepared reads by their text, the latest used last. A statement that failed is dropped: libsql may leave it half done. */
class PreparedReads {
  readonly #statements = new Map<string, PreparedRead>();
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  all<R>(sql: string, parameters: unknown[]): R[] {
    const read = this.#statements.get(sql) ?? this.#prepare(sql);
    this.#statements.delete(sql);
    const rows = read.statement.all(parameters) as unknown[][];
    // The table's columns are others than when it was prepared.
    if (rows[0] && rows[0].length !== read.names.length) return this.all(sql, parameters);
    this.#statements.set(sql, read);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > PREPARED_MAX && oldest !== undefined) this.#statements.delete(oldest);
    // The driver says "unknown"; what the rows are, the query that asked says.
    return rows.map((row) => named(read.names, row)) as R[];
  }

  #prepare(sql: string): PreparedRead {
    const statement = this.#database.prepare(sql);
    const names = statement.columns().map(({ name }) => name);
    return { statement: statement.raw(), names };
  }
}

function named(names: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index += 1) object[names[index] ?? ""] = row[index];
  return object;
}

class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #database: Database.Database;
  readonly #reads: PreparedReads;

  constructor(inner: DatabaseConnection, database: Database.Database, reads: PreparedReads) {
    this.#inner = inner;
    this.#database = database;
    this.#reads = reads;
  }

  /**
   * BEGIN IMMEDIATE, waiting for another process's write without blocking the event loop. By `exec`, since a prepared statement of libsql
   * (0.5) that ended in SQLITE_BUSY stays "in progress" and makes every later commit of this connection fail (seen).
   */
  async begin(synchronous: "full" | "normal"): Promise<void> {
    for (const started = performance.now(); ; ) {
      try {
        // It can't be changed once a transaction is open.
        this.#database.exec(`pragma synchronous = ${synchronous}; begin immediate`);
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() - started > BUSY_LIMIT_MILLIS) throw error;
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MILLIS));
      }
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const bound = { ...query, parameters: query.parameters.map(bindable) };
    if (onlyReads(query)) return { rows: this.#reads.all<R>(query.sql, bound.parameters) };
    if (this.#database.inTransaction) return this.#inner.executeQuery<R>(bound);
    // A lone write gets a transaction too: then only `begin` can ever meet a busy file.
    await this.begin("full");
    try {
      const result = await this.#inner.executeQuery<R>(bound);
      this.#database.exec("commit");
      return result;
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec("rollback");
      throw error;
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>({ ...query, parameters: query.parameters.map(bindable) }, chunkSize);
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #reads: PreparedReads;

  readonly #log: LogSync | null;

  constructor(database: Database.Database, log: LogSync | null) {
    // libsql has better-sqlite3's interface, which is the one that kysely asks for.
    super({ database });
    this.#database = database;
    this.#log = log;
    this.#reads = new PreparedReads(database);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection(), this.#database, this.#reads);
  }

  // A transaction that begins as a reader and turns writer fails at once when another process wrote meanwhile; one that begins as writer waits.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PatientConnection) await connection.begin("normal");
    else await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  override async commitTransaction(): Promise<void> {
    this.#database.exec("commit");
  }

  // SQLite itself rolls back on a full disk; a second rollback would fail and hide why.
  override async rollbackTransaction(): Promise<void> {
    if (this.#database.inTransaction) this.#database.exec("rollback");
  }

  override async destroy(): Promise<void> {
    await this.#log?.close();
    await super.destroy();
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  // SQLite can do DDL in transactions; kysely's adapter says no for the sake of old pragmas that our migrations don't use.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * kysely over a libsql handle: BEGIN IMMEDIATE, and an asynchronous wait for a busy file. A lone write survives a power cut once it returns; a
 * transaction does only after the log has been synced (log-sync.ts), which whoever began it waits for without holding the connection. `log` is
 * closed with the connection.
 */
export function sqliteDialect(database: Database.Database, log: LogSync | null = null): Dialect {
  return {
    createAdapter: () => new TransactionalDdlAdapter(),
    createDriver: () => new ImmediateDriver(database, log),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
