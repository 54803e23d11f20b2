import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildIfNeeded } from "./build.mjs";
import { sourceHash } from "./source-hash.mjs";

let root = "";
const said: string[] = [];
const say = (line: string) => void said.push(line);

/** Stands where Next's own program would; what it does is up to the test. */
function nextIs(program: string): void {
  mkdirSync(join(root, "node_modules/next/dist/bin"), { recursive: true });
  writeFileSync(join(root, "node_modules/next/dist/bin/next"), program);
}

beforeEach(() => {
  said.length = 0;
  root = mkdtempSync(join(tmpdir(), "build-"));
  writeFileSync(join(root, "proxy.ts"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

test("builds once for the same sources, again for others, and tells the build its id but no secret", async () => {
  nextIs(
    `require("fs").appendFileSync("built", process.env.NEXT_DEPLOYMENT_ID + String(process.env.AUTH_SECRET) + "\\n")`,
  );
  process.env.AUTH_SECRET = "a secret of the server, not of the build";
  const first = await buildIfNeeded(root, { say });
  expect(first).toBe(sourceHash(root));
  expect(await buildIfNeeded(root, { say })).toBe(first);
  writeFileSync(join(root, "proxy.ts"), "two");
  const second = await buildIfNeeded(root, { say });
  delete process.env.AUTH_SECRET;
  expect(readFileSync(join(root, "built"), "utf8")).toBe(`${first}undefined\n${second}undefined\n`);
  expect(said.filter((line) => line.includes("sources changed"))).toHaveLength(1);
});

test("a build that fails is told, and never trusted later", async () => {
  nextIs("");
  await buildIfNeeded(root, { say });
  writeFileSync(join(root, "proxy.ts"), "two");
  nextIs("process.exit(7)");
  await expect(buildIfNeeded(root, { say })).rejects.toThrow(/The build failed \(exit code 7\)/);
  expect(existsSync(join(root, ".next/source-hash"))).toBe(false);
  // Back to the sources of the good build: what lies in .next is half of another one.
  writeFileSync(join(root, "proxy.ts"), "one");
  await expect(buildIfNeeded(root, { say })).rejects.toThrow(/exit code 7/);
});
