import "server-only";
import type Database from "libsql";
import type pg from "pg";
import type { Db, Trx } from "../context";
import type { WrittenTables } from "./written-tables";

/** The driver's own handle, for the few libraries that bring their own queries. The same connection (SQLite) or pool (PostgreSQL). */
export type RawHandle =
  | { readonly engine: "sqlite"; readonly database: Database.Database }
  | { readonly engine: "postgres"; readonly pool: pg.Pool };

/** The open store. One per process. */
export type Store = {
  readonly engine: "sqlite" | "postgres";
  readonly db: Db;
  readonly raw: RawHandle;
  /** What this process has written, so that what was read before is known to be old. Writes through `raw` are not in it. */
  readonly written: WrittenTables;
  /**
   * Runs work in one transaction (BEGIN IMMEDIATE on SQLite). Inside, use `trx` only, and never wait for the network.
   * Where PostgreSQL ends it for another one's sake it is run again, so it may change nothing but the store. A full disk, a locked file or a lost connection throws Refusal "store_unavailable"; nothing of the work is kept then.
   */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Whether the database answers at all; for pages, which can show nothing without it. Never throws. */
  reachable(): Promise<boolean>;
  /** Whether a write goes through right now; for /api/health/ready. Never throws. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
};
