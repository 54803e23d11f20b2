import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ConfigError } from "./config-error";
import { parseEnvironment, VARIABLES } from "./parse-environment";

function problemsOf(env: Record<string, string>): Record<string, string> {
  try {
    parseEnvironment(env);
  } catch (error) {
    if (error instanceof ConfigError)
      return Object.fromEntries(error.problems.map(({ variable, problem }) => [variable, problem]));
    throw error;
  }
  return {};
}

test("an empty environment has a default for everything", () => {
  expect(parseEnvironment({})).toMatchObject({
    TENCENTCLOUD_ENDPOINT: "https://mongodb.intl.tencentcloudapi.com",
    TENCENTCLOUD_RATE_LIMIT: 20,
    SYNC_RATE_LIMIT: 5,
    SYNC_INTERVAL_SECONDS: 600,
    RECONCILE_SECONDS: 120,
    API_TIME_ZONE: 480,
    CERTIFICATE_ALLOW_HTTP: false,
    HOST: "127.0.0.1",
    PORT: 3000,
    BASE_URL: "http://127.0.0.1:3000",
    TRUSTED_PROXIES: [],
  });
});

test("an empty variable counts as not set", () => {
  expect(parseEnvironment({ PORT: "", BASE_URL: " ", TENCENTCLOUD_SECRET_ID: "" })).toMatchObject({ PORT: 3000 });
});

describe("each bad variable is named", () => {
  test.each([
    ["TENCENTCLOUD_ENDPOINT", "http://mongodb.tencentcloudapi.com"],
    ["TENCENTCLOUD_ENDPOINT", "mongodb.tencentcloudapi.com"],
    ["TENCENTCLOUD_ENDPOINT", "https://user:password@host"],
    ["TENCENTCLOUD_REGIONS", "ap-singapore,<script>"],
    ["TENCENTCLOUD_REGIONS", ","],
    ["TENCENTCLOUD_RATE_LIMIT", "0"],
    ["TENCENTCLOUD_RATE_LIMIT", "2.5"],
    ["SYNC_RATE_LIMIT", "five"],
    ["SYNC_INTERVAL_SECONDS", "-1"],
    ["RECONCILE_SECONDS", "1e3"],
    ["API_TIME_ZONE", "Asia/Shanghai"],
    ["API_TIME_ZONE", "+15:00"],
    ["CERTIFICATE_HOSTS", "https://files.example.com"],
    ["CERTIFICATE_HOSTS", "*"],
    ["CERTIFICATE_NETWORKS", "10.0.0.0"],
    ["CERTIFICATE_ALLOW_HTTP", "yes"],
    ["DATABASE_URL", "mysql://host/db"],
    ["HOST", "127.0.0.1:3000"],
    ["PORT", "65536"],
    ["PORT", "3000x"],
    ["BASE_URL", "console.example.com"],
    ["BASE_URL", "https://console.example.com/console"],
    ["BASE_URL", "https://console.example.com/?a=1"],
    ["BASE_URL", "ftp://console.example.com"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "loadbalancer"],
    ["AUTH_SECRET", "too short"],
    ["ADMIN_EMAIL", "admin"],
    ["ADMIN_PASSWORD", "short"],
    ["CONSOLE_MODE", "production"],
  ])("%s=%s", (variable, value) => {
    expect(problemsOf({ [variable]: value })).toHaveProperty([variable]);
  });

  test("never with its value", () => {
    const secret = "hunter2-hunter2";
    const env = {
      ADMIN_PASSWORD: secret.slice(0, 8),
      AUTH_SECRET: secret,
      DATABASE_URL: `mysql://user:${secret}@host/db`,
      BASE_URL: `https://${secret}/path`,
    };
    expect(() => parseEnvironment(env)).toThrow(ConfigError);
    expect(() => parseEnvironment(env)).not.toThrow(/hunter2/);
  });
});

test("all bad variables come in one message", () => {
  const problems = problemsOf({
    PORT: "x",
    API_TIME_ZONE: "x",
    TRUSTED_PROXIES: "x",
    TENCENTCLOUD_SECRET_ID: "AKID",
    HOST: "0.0.0.0",
  });
  expect(Object.keys(problems).sort()).toEqual([
    "API_TIME_ZONE",
    "BASE_URL",
    "PORT",
    "TENCENTCLOUD_SECRET_KEY",
    "TRUSTED_PROXIES",
  ]);
});

test.each([
  ["a key without its id", { TENCENTCLOUD_SECRET_KEY: "k" }, "TENCENTCLOUD_SECRET_ID"],
  ["an id without its key", { TENCENTCLOUD_SECRET_ID: "i" }, "TENCENTCLOUD_SECRET_KEY"],
  ["a token alone", { TENCENTCLOUD_SESSION_TOKEN: "t" }, "TENCENTCLOUD_SESSION_TOKEN"],
  ["an administrator without a password", { ADMIN_EMAIL: "a@example.com" }, "ADMIN_PASSWORD"],
  ["PostgreSQL without a secret", { DATABASE_URL: "postgres://localhost/db" }, "AUTH_SECRET"],
  ["every address without BASE_URL", { HOST: "0.0.0.0" }, "BASE_URL"],
])("%s is refused", (_, env, variable) => {
  expect(Object.keys(problemsOf(env))).toEqual([variable]);
});

test.each([
  ["::1", "3000", "http://[::1]:3000"],
  ["localhost", "8080", "http://localhost:8080"],
])("BASE_URL follows HOST %s and PORT %s", (HOST, PORT, expected) => {
  expect(parseEnvironment({ HOST, PORT }).BASE_URL).toBe(expected);
});

test("what is written in full is read as meant", () => {
  expect(
    parseEnvironment({
      TENCENTCLOUD_ENDPOINT: "http://127.0.0.1:4000",
      TENCENTCLOUD_REGIONS: "ap-singapore, eu-frankfurt",
      API_TIME_ZONE: "-03:30",
      CERTIFICATE_HOSTS: "*.myqcloud.com,127.0.0.1",
      HOST: "0.0.0.0",
      BASE_URL: "https://Console.Example.com/",
      TRUSTED_PROXIES: "10.0.0.0/8,2001:db8::/32",
    }),
  ).toMatchObject({
    TENCENTCLOUD_REGIONS: ["ap-singapore", "eu-frankfurt"],
    API_TIME_ZONE: -210,
    BASE_URL: "https://console.example.com",
    TRUSTED_PROXIES: ["10.0.0.0/8", "2001:db8::/32"],
  });
});

test("docs/configuration.md names each variable, and no other", () => {
  const page = readFileSync("docs/configuration.md", "utf8");
  const inTables = page.split("\n").filter((line) => line.startsWith("| `"));
  const named = inTables.flatMap((line) => line.split("|")[1]?.match(/[A-Z_]{4,}/g) ?? []);
  expect(named.sort()).toEqual(VARIABLES.filter((name) => name !== "CONSOLE_MODE").sort());
});
