import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a directory and what is missing above it, for this user only. Step by step: mkdir's own `recursive` never comes back where the
 * system says "no such file" below a directory that is there, as /proc does (seen with Node 20.20).
 * @param {string} path
 */
export function makeDirectory(path) {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
