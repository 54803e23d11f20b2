import "server-only";
import { existsSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type Database from "libsql";
import { StoreRefused } from "./store-refused";

/** A copy, a migration's own growth, and some room to start with afterwards. */
const ROOM_FACTOR = 2.5;
const ROOM_MARGIN_BYTES = 16 * 1024 * 1024;

export type FreeBytes = (folder: string) => number;

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Copies a SQLite store beside itself before it is migrated and returns the copy's path. Throws StoreRefused when the disk has no room for it.
 * The copy gets its name only when it is whole, so that one cut off is never taken for a backup.
 */
export function copyBeforeUpgrade(
  database: Database.Database,
  file: string,
  lastApplied: string,
  now: number,
  freeBytes: FreeBytes = freeBytesOf,
): string {
  const wal = `${file}-wal`;
  const size = statSync(file).size + (existsSync(wal) ? statSync(wal).size : 0);
  const needed = Math.ceil(size * ROOM_FACTOR) + ROOM_MARGIN_BYTES;
  const free = freeBytes(dirname(file));
  if (free < needed) {
    const mega = (bytes: number) => `${Math.ceil(bytes / 1_048_576)} MB`;
    throw new StoreRefused(
      `The upgrade needs ${mega(needed)} free beside ${file} for a copy of the store, and there are ${mega(free)}. Make room and start again; nothing was changed.`,
    );
  }
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, "-");
  const copy = `${file}.before-upgrade-from-${lastApplied}-${stamp}`;
  const unfinished = `${copy}.part`;
  rmSync(unfinished, { force: true });
  database.prepare("vacuum into ?").run(unfinished);
  renameSync(unfinished, copy);
  return copy;
}
