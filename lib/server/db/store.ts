import "server-only";
import type { Db, Trx } from "../context";

/** The open store. One per process. */
export type Store = {
  readonly engine: "sqlite" | "postgres";
  readonly db: Db;
  /**
   * Runs work in one transaction (BEGIN IMMEDIATE on SQLite). Inside, use `trx` only, and never wait for the network.
   * A full disk, a locked file or a lost connection throws Refusal "store_unavailable"; nothing of the work is kept then.
   */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Whether a write goes through right now; for /api/health/ready. Never throws. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
};
