import "server-only";
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from "kysely";
import { type WrittenTables, writtenBy } from "./written-tables";

class NoticingConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #written: WrittenTables;
  /** What an open transaction has written; null = none is open. */
  #pending: Set<string> | null = null;

  constructor(inner: DatabaseConnection, written: WrittenTables) {
    this.inner = inner;
    this.#written = written;
  }

  begin(): void {
    this.#pending = new Set();
  }

  /** However it ended: a commit whose answer was lost may have been one. */
  end(): void {
    this.#written.add(this.#pending ?? []);
    this.#pending = null;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const written = writtenBy(query);
    if (written.length === 0) return this.inner.executeQuery<R>(query);
    if (this.#pending) {
      for (const one of written) this.#pending.add(one);
      return this.inner.executeQuery<R>(query);
    }
    try {
      return await this.inner.executeQuery<R>(query);
    } finally {
      this.#written.add(written);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

class NoticingDriver implements Driver {
  readonly #inner: Driver;
  readonly #written: WrittenTables;
  readonly #known = new WeakMap<DatabaseConnection, NoticingConnection>();

  constructor(inner: Driver, written: WrittenTables) {
    this.#inner = inner;
    this.#written = written;
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await this.#inner.acquireConnection();
    const connection = this.#known.get(inner) ?? new NoticingConnection(inner, this.#written);
    this.#known.set(inner, connection);
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const noticing = own(connection);
    await this.#inner.beginTransaction(noticing.inner, settings);
    noticing.begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const noticing = own(connection);
    try {
      await this.#inner.commitTransaction(noticing.inner);
    } finally {
      noticing.end();
    }
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const noticing = own(connection);
    try {
      await this.#inner.rollbackTransaction(noticing.inner);
    } finally {
      noticing.end();
    }
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#inner.releaseConnection(own(connection).inner);
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

function own(connection: DatabaseConnection): NoticingConnection {
  if (connection instanceof NoticingConnection) return connection;
  throw new TypeError("The connection is another driver's.");
}

/** The same dialect, which counts in `written` what is written through it. */
export function noticingDialect(dialect: Dialect, written: WrittenTables): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new NoticingDriver(dialect.createDriver(), written),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}
