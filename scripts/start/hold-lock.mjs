import Database from "libsql";

/**
 * Holds a file for this process alone, until it ends in whatever way: the lock is the operating system's, taken by an exclusive
 * transaction that stays open. Null = another process holds it.
 * @param {string} file
 * @returns {{ release: () => void } | null}
 */
export function holdLock(file) {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
  return { release: () => database.close() };
}
