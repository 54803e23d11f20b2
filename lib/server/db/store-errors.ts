import "server-only";
import { Refusal } from "@/lib/domain/refusal";

/** SQLite's result codes that mean "the disk or the file, not the query" (sqlite.org/rescode.html), by their beginning. */
const SQLITE_UNAVAILABLE = [
  "SQLITE_BUSY",
  "SQLITE_LOCKED",
  "SQLITE_FULL",
  "SQLITE_IOERR",
  "SQLITE_READONLY",
  "SQLITE_CANTOPEN",
  "SQLITE_CORRUPT",
  "SQLITE_NOTADB",
];
/** What syncing the log (log-sync.ts) fails with. */
const DISK_UNAVAILABLE = /^E(IO|NOSPC|DQUOT|ROFS)$/;
/** PostgreSQL's classes: 08 connection, 53 out of resources, 57 operator intervention, 25006 read-only, 40001/40P01 give way; and Node's network codes. */
const POSTGRES_UNAVAILABLE =
  /^(08|53|57)|^25006$|^40001$|^40P01$|^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOTFOUND)/;

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Another connection holds the write lock right now. */
export function isBusy(error: unknown): boolean {
  const code = errorCode(error);
  return code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED");
}

/** PostgreSQL ended this transaction for another one's sake (two wanted the same rows in either order): nothing of it is kept, and it may be run again. */
export function isVictim(error: unknown): boolean {
  return ["40P01", "40001"].includes(errorCode(error));
}

/** Turns "the store can't be written" into a refusal that people can be told; anything else passes unchanged. */
export function storeRefusal(error: unknown): unknown {
  const code = errorCode(error);
  // The driver's own words for a connection that it knows to be gone; these errors have no code.
  const lost =
    error instanceof Error &&
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message);
  const away = [DISK_UNAVAILABLE, POSTGRES_UNAVAILABLE].some((codes) => codes.test(code));
  if (lost || away || SQLITE_UNAVAILABLE.some((start) => code.startsWith(start)))
    return new Refusal("store_unavailable", { code: code || "connection" });
  return error;
}
