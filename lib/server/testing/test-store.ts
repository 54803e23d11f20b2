import "server-only";
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Config } from "../config/config";

/** Which engine this run of the server suite is for: `TEST_DATABASE_URL` names a PostgreSQL server where databases may be made. */
const serverUrl = process.env.TEST_DATABASE_URL;

/** Names of the variables in which the suite's setup tells of its migrated stores (make-store-template.ts); outside of it there are none. */
export const TEMPLATE_FILE = "TEST_STORE_TEMPLATE_FILE";
export const TEMPLATE_DATABASE = "TEST_STORE_TEMPLATE_DATABASE";

export type TestStore = { readonly config: Config["store"]; readonly dataDir: string; remove(): Promise<void> };

/** One connection for all tests of a process, which it doesn't keep alive: a new one each time would cost as much as the database it makes. */
const server = new pg.Pool({ connectionString: serverUrl, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true });

/** Runs one statement on the server of TEST_DATABASE_URL, and returns its rows. */
export async function onServer(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await server.query<Record<string, unknown>>(statement);
  return rows;
}

type TestStoreOptions = {
  /** For what concerns one engine, whatever the run is for. */
  readonly only?: "sqlite" | undefined;
  /** With its tables already: a copy of the suite's template, where there is one. */
  readonly migrated?: boolean;
};

/** An empty store of its own for one test, and how to remove it. */
export async function makeTestStore({ only, migrated = false }: TestStoreOptions = {}): Promise<TestStore> {
  const dataDir = mkdtempSync(join(tmpdir(), "console-test-"));
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  if (!serverUrl || only === "sqlite") {
    const file = join(dataDir, "console.db");
    const template = process.env[TEMPLATE_FILE];
    if (migrated && template) copyFileSync(template, file);
    return {
      config: { kind: "sqlite", file },
      dataDir,
      remove: async () => removeFolder(),
    };
  }
  const name = `console_test_${randomBytes(6).toString("hex")}`;
  const template = process.env[TEMPLATE_DATABASE];
  await onServer(`create database ${name}${migrated && template ? ` template ${template}` : ""}`);
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
