import { readdirSync } from "node:fs";
import { join } from "node:path";

const OUTSIDE = new Set(["node_modules", "data", "test-results", "playwright-report"]);

/**
 * The project's own files, as paths from its root. Walks the disk instead of asking git: a file that is not added yet counts too.
 * @param {string} root
 * @param {RegExp} pattern of the path
 * @returns {string[]}
 */
export function projectFiles(root, pattern) {
  /** @type {(folder: string) => string[]} */
  const below = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return OUTSIDE.has(entry.name) || entry.name.startsWith(".") ? [] : below(path);
      return pattern.test(path) ? [path] : [];
    });
  return below("").sort();
}
