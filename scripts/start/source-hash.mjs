import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What goes into the build. Tests do not. */
const SOURCES = [
  "app",
  "components",
  "i18n",
  "lib",
  "messages",
  "public",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "scripts/start/compile-hints.mjs",
  "scripts/start/compress-files.mjs",
  "tsconfig.json",
];

/**
 * SHA-256 over the names and the bytes of all sources of the build, 32 hex digits of it. It tells whether a build is of today's sources,
 * and it is Next's deploymentId: a page of another build is told to reload.
 * @param {string} root
 */
export function sourceHash(root) {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of filesOf(root, source)) {
      const bytes = readFileSync(join(root, file));
      hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest("hex").slice(0, 32);
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return isTest(path) ? [] : [path];
  // Sorted by code unit: the same order on every machine and in every locale.
  const names = readdirSync(join(root, path)).sort((a, b) => (a < b ? -1 : 1));
  return names.flatMap((name) => (name.startsWith(".") ? [] : filesOf(root, `${path}/${name}`)));
}

/** @param {string} path */
function isTest(path) {
  return /\.test\.tsx?$/.test(path) || path.startsWith("lib/server/testing/");
}
