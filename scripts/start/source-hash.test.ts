import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceHash } from "./source-hash.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sources-"));
  mkdirSync(join(root, "app"));
  mkdirSync(join(root, "docs"));
  writeFileSync(join(root, "app/page.tsx"), "one");
  writeFileSync(join(root, "proxy.ts"), "two");
});
afterEach(() => rmSync(root, { recursive: true }));

test("is the same for the same sources, and fit for a deploymentId", () => {
  expect(sourceHash(root)).toBe(sourceHash(root));
  expect(sourceHash(root)).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  ["a changed byte", () => writeFileSync(join(root, "app/page.tsx"), "onf")],
  ["a new file", () => writeFileSync(join(root, "app/new.tsx"), "")],
  ["another name", () => renameSync(join(root, "app/page.tsx"), join(root, "app/page.jsx"))],
  [
    "bytes moved from one file to the next",
    () => {
      writeFileSync(join(root, "app/page.tsx"), "onet");
      writeFileSync(join(root, "proxy.ts"), "wo");
    },
  ],
])("changes with %s", (_, change) => {
  const before = sourceHash(root);
  change();
  expect(sourceHash(root)).not.toBe(before);
});

test("stays with tests and documents", () => {
  const before = sourceHash(root);
  writeFileSync(join(root, "app/page.test.tsx"), "test");
  writeFileSync(join(root, "docs/readme.md"), "words");
  expect(sourceHash(root)).toBe(before);
});
