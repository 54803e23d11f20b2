import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** @typedef {"sqlite" | "postgres"} Engine */

/** Which engines there are to measure: PostgreSQL only where TEST_DATABASE_URL names a server. @returns {Engine[]} */
export function engines() {
  return process.env.TEST_DATABASE_URL ? ["sqlite", "postgres"] : ["sqlite"];
}

/**
 * An empty store, as settings for the console.
 * @param {Engine} engine
 * @returns {Promise<{ settings: Record<string, string>, remove: () => Promise<void> }>}
 */
export async function makeBenchStore(engine) {
  const folder = mkdtempSync(join(tmpdir(), "console-bench-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (engine === "sqlite") return { settings: { DATA_DIR: folder }, remove: async () => removeFolder() };
  const name = `console_bench_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  return {
    settings: { DATA_DIR: folder, DATABASE_URL: url.href, AUTH_SECRET: randomBytes(32).toString("hex") },
    remove: async () => {
      removeFolder();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** @param {string} statement */
async function onServer(statement) {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}
