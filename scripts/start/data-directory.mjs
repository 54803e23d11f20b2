import { accessSync, constants, statfsSync } from "node:fs";
import { join } from "node:path";
import { judgeFilesystem } from "./filesystem.mjs";
import { holdLock } from "./hold-lock.mjs";
import { makeDirectory } from "./make-directory.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Makes sure that DATA_DIR can hold the store, and holds it for this process. Throws a StartError when it can't be written, lies on a
 * network file system, or another console uses it.
 * @param {string} directory absolute
 * @param {{ warn: (line: string) => void, filesystemType?: (directory: string) => number | bigint }} options
 * @returns {{ release: () => void }}
 */
export function claimDataDirectory(
  directory,
  { warn, filesystemType = (path) => statfsSync(path, { bigint: true }).type },
) {
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `DATA_DIR ${directory} can't be written (${codeOf(error)}). Give this user the right to write there, or set DATA_DIR to another directory.`,
    );
  }
  const judged = judgeFilesystem(filesystemType(directory));
  if (judged.verdict === "refused") {
    throw new StartError(
      `DATA_DIR ${directory} is on ${judged.name}, a network file system whose locks and syncs can lose data.\n` +
        "Set DATA_DIR to a directory on a local disk, or set DATABASE_URL to a PostgreSQL database and AUTH_SECRET to a secret of its own.",
    );
  }
  if (judged.verdict === "doubtful") {
    warn(
      `DATA_DIR ${directory} is on ${judged.name}. If that is a network, locks and syncs may not hold: use a local disk or DATABASE_URL (PostgreSQL).`,
    );
  }
  let lock;
  try {
    lock = holdLock(join(directory, "console.lock"));
  } catch (error) {
    throw new StartError(
      `DATA_DIR ${directory} can't be locked (${codeOf(error)}). It needs a local disk with room, and this user's right to write.`,
    );
  }
  if (!lock)
    throw new StartError(
      `Another console already runs on DATA_DIR ${directory}. Stop that one, or set DATA_DIR to another directory.`,
    );
  return lock;
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
