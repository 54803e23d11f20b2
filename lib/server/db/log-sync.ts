import "server-only";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

export type LogSync = {
  /** Resolves when everything written to the log before the call survives a power cut. Rejects with the disk's error. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Syncs SQLite's write-ahead log from outside of SQLite, on a thread of the pool: SQLite itself syncs inside of COMMIT and holds the event loop
 * for as long as the disk takes. Commits that come while a sync is under way share the next one. SQLite takes no lock on this file, so that a
 * second descriptor can't lose one; and it keeps the file as long as a connection is open.
 */
export function openLogSync(databaseFile: string, syncFile = (file: FileHandle) => file.datasync()): LogSync {
  let opened: Promise<FileHandle> | null = null;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function openLog(): Promise<FileHandle> {
    const folder = await open(dirname(databaseFile), "r");
    // The log may be new: its name must survive too.
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    return open(`${databaseFile}-wal`, "r+");
  }

  async function syncNow(): Promise<void> {
    opened ??= openLog().catch((error: unknown) => {
      // What could not be opened is tried again at the next sync.
      opened = null;
      throw error;
    });
    await syncFile(await opened);
  }

  async function afterRunning(): Promise<void> {
    // Its failure is told to those who waited for it.
    await running.catch(() => undefined);
    next = null;
    running = syncNow();
    return running;
  }

  return {
    sync: () => {
      next ??= afterRunning();
      return next;
    },
    close: async () => {
      await next?.catch(() => undefined);
      await running.catch(() => undefined);
      await (await opened?.catch(() => null))?.close();
    },
  };
}
