import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";

const root = fileURLToPath(new URL("../..", import.meta.url));

const jiti = createJiti(import.meta.url, {
  // "server-only" throws outside a bundle, and these programs are the server.
  alias: { "server-only": `${root}node_modules/server-only/empty.js`, "@": root.slice(0, -1) },
  fsCache: `${root}.cache/jiti`,
});

/**
 * Loads a TypeScript module of lib/server into a plain Node program: Node 20 reads none by itself.
 * @template T
 * @param {string} path from the project's root
 * @returns {Promise<T>}
 */
export function loadTypescript(path) {
  return jiti.import(`${root}${path}`);
}
