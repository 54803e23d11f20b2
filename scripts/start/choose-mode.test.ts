import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chooseMode } from "./choose-mode.mjs";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mode-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("credentials mean live", () => {
  expect(chooseMode({ hasCredentials: true, databaseUrl: undefined, dataDir })).toBe("live");
});

test("nothing at all means demo", () => {
  expect(chooseMode({ hasCredentials: false, databaseUrl: undefined, dataDir })).toBe("demo");
});

test("a real store is never taken over by a demo", () => {
  writeFileSync(join(dataDir, "console.db"), "");
  expect(chooseMode({ hasCredentials: false, databaseUrl: undefined, dataDir })).toBe("degraded");
});

test("neither is PostgreSQL", () => {
  expect(chooseMode({ hasCredentials: false, databaseUrl: "postgres://localhost/db", dataDir })).toBe("degraded");
});
