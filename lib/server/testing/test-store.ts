import "server-only";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Config } from "../config/config";

/** Which engine this run of the server suite is for: `TEST_DATABASE_URL` names a PostgreSQL server where databases may be made. */
const serverUrl = process.env.TEST_DATABASE_URL;

export type TestStore = { readonly config: Config["store"]; readonly dataDir: string; remove(): Promise<void> };

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** An empty store of its own for one test, and how to remove it; `only` for what concerns one engine, whatever the run is for. */
export async function makeTestStore(only?: "sqlite"): Promise<TestStore> {
  const dataDir = mkdtempSync(join(tmpdir(), "console-test-"));
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  if (!serverUrl || only === "sqlite") {
    return {
      config: { kind: "sqlite", file: join(dataDir, "console.db") },
      dataDir,
      remove: async () => removeFolder(),
    };
  }
  const name = `console_test_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    config: { kind: "postgres", url: url.href },
    dataDir,
    remove: async () => {
      removeFolder();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}
