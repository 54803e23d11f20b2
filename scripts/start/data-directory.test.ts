import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { claimDataDirectory } from "./data-directory.mjs";

let directory = "";
const EXT4 = 0xef53;
const claim = (filesystemType: number = EXT4, warn: (line: string) => void = () => undefined) =>
  claimDataDirectory(directory, { warn, filesystemType: () => filesystemType });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "data-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe("the file system", () => {
  test.each([
    ["NFS", 0x6969],
    ["SMB", 0x517b],
    ["CIFS", 0xff534d42],
    ["CIFS", -11317950],
    ["SMB2", 0xfe534d42],
  ])("%s is refused with the PostgreSQL way", (name, type) => {
    expect(() => claim(type)).toThrow(new RegExp(`is on ${name},.*DATABASE_URL`, "s"));
  });

  test.each([
    ["FUSE", 0x65735546],
    ["9p", 0x01021997],
  ])("%s is a warning", (name, type) => {
    const lines: string[] = [];
    claim(type, (line) => lines.push(line)).release();
    expect(lines).toEqual([expect.stringContaining(name)]);
  });

  test("a local one is nothing to talk about", () => {
    const lines: string[] = [];
    claim(EXT4, (line) => lines.push(line)).release();
    expect(lines).toEqual([]);
  });
});

test("a second claim is refused until the first is released", () => {
  const first = claim();
  expect(() => claim()).toThrow(/Another console already runs/);
  first.release();
  claim().release();
});

test("a process that was killed leaves no claim behind", async () => {
  const holder = new URL("./hold-lock.mjs", import.meta.url).href;
  const program = `import("${holder}").then(({ holdLock }) => { holdLock(${JSON.stringify(join(directory, "console.lock"))}); console.log("held"); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  expect(() => claim()).toThrow(/Another console already runs/);
  child.kill("SIGKILL");
  await once(child, "exit");
  claim().release();
});

test("a place where nothing can be made is told", () => {
  expect(() => claimDataDirectory("/proc/console/data", { warn: () => undefined })).toThrow(/can't be written \(E/);
});

test("a path that can't be a directory is told", () => {
  const file = join(directory, "file");
  writeFileSync(file, "");
  expect(() => claimDataDirectory(join(file, "data"), { warn: () => undefined })).toThrow(
    /can't be written \(ENOTDIR\)/,
  );
});
