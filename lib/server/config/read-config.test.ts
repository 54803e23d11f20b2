import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "./read-config";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "config-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("the secret is made once, for this user only", () => {
  const first = readConfig({ DATA_DIR: directory }).authSecret;
  expect(first.length).toBeGreaterThanOrEqual(43);
  expect(readConfig({ DATA_DIR: directory }).authSecret).toBe(first);
  const file = join(directory, "auth-secret");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8").trim()).toBe(first);
});

test("a damaged secret is told, not replaced: the audit chain hangs on it", () => {
  writeFileSync(join(directory, "auth-secret"), "short");
  expect(() => readConfig({ DATA_DIR: directory })).toThrow(/damaged/);
});

test("AUTH_SECRET goes before the file", () => {
  const AUTH_SECRET = "0123456789abcdef0123456789abcdef";
  expect(readConfig({ DATA_DIR: directory, AUTH_SECRET }).authSecret).toBe(AUTH_SECRET);
});

test("the demo has a store of its own, and its certificates may come from this machine", () => {
  const demo = readConfig({ DATA_DIR: directory, CONSOLE_MODE: "demo" });
  const real = readConfig({ DATA_DIR: directory, CONSOLE_MODE: "degraded" });
  expect(demo.store).toEqual({ kind: "sqlite", file: join(directory, "demo", "console.db") });
  expect(real.store).toEqual({ kind: "sqlite", file: join(directory, "console.db") });
  expect(demo.certificates.hosts).toContain("127.0.0.1");
  expect(demo.proofs).toEqual({ networks: ["127.0.0.0/8"], onlyThisMachine: true, daily: false });
  expect(real.proofs).toEqual({ networks: [], onlyThisMachine: false, daily: false });
  expect(real.certificates.hosts).toEqual([
    "*.myqcloud.com",
    "*.tencentcos.cn",
    "*.tencentcos.com",
    "*.tencentcloudapi.com",
  ]);
});

test("keys mean live, none mean degraded, unless the start found out more", () => {
  expect(readConfig({ DATA_DIR: directory }).mode).toBe("degraded");
  expect(readConfig({ DATA_DIR: directory, TENCENTCLOUD_SECRET_ID: "i", TENCENTCLOUD_SECRET_KEY: "k" }).mode).toBe(
    "live",
  );
  expect(readConfig({ DATA_DIR: directory, CONSOLE_MODE: "live" }).mode).toBe("live");
});
