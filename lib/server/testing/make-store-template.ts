import "server-only";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../db/open-store";
import { testClock } from "./test-clock";
import { makeTestStore, onServer, TEMPLATE_DATABASE, TEMPLATE_FILE } from "./test-store";

/**
 * Before the server suite: one migrated store, which each test's own is a copy of. Making the tables anew for every test took a third of the
 * suite's time. Returns what takes it away.
 */
export default async function makeStoreTemplate(): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "console-template-"));
  const file = join(directory, "console.db");
  await (await openStore({ store: { kind: "sqlite", file } }, testClock())).close();
  process.env[TEMPLATE_FILE] = file;
  if (!process.env.TEST_DATABASE_URL) return async () => rmSync(directory, { recursive: true, force: true });
  const { config } = await makeTestStore();
  if (config.kind !== "postgres") throw new Error("TEST_DATABASE_URL gave no PostgreSQL.");
  await (await openStore({ store: config }, testClock())).close();
  const name = new URL(config.url).pathname.slice(1);
  process.env[TEMPLATE_DATABASE] = `${name}${await copiedAsFiles()}`;
  return async () => {
    rmSync(directory, { recursive: true, force: true });
    await onServer(`drop database ${name} with (force)`);
  };
}

/** From version 15 on PostgreSQL copies a database through its log unless it is told otherwise, which takes three times as long. */
async function copiedAsFiles(): Promise<string> {
  const [version] = await onServer("show server_version_num");
  return Number(version?.server_version_num) >= 150_000 ? " strategy file_copy" : "";
}
