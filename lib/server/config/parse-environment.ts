import "server-only";
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from "@/lib/domain/password-length";
import { KNOWN_REGIONS } from "@/lib/domain/region";
import { ConfigError, type ConfigProblem } from "./config-error";
import { isLoopback } from "./loopback";
import * as form from "./setting-types";

const DEFAULT_ENDPOINT = "https://mongodb.intl.tencentcloudapi.com";
/** Where Tencent keeps the CA files that DescribeInstanceSSL points to. */
const DEFAULT_CERTIFICATE_HOSTS = ["*.myqcloud.com", "*.tencentcos.cn", "*.tencentcos.com", "*.tencentcloudapi.com"];
const AUTH_SECRET_MIN_CHARACTERS = 32;

const variables = z.object({
  TENCENTCLOUD_SECRET_ID: form.text.optional(),
  TENCENTCLOUD_SECRET_KEY: form.text.optional(),
  TENCENTCLOUD_SESSION_TOKEN: form.text.optional(),
  TENCENTCLOUD_ENDPOINT: form.endpoint.default(DEFAULT_ENDPOINT),
  TENCENTCLOUD_REGIONS: form.regions.default([...KNOWN_REGIONS]),
  TENCENTCLOUD_RATE_LIMIT: form.wholeNumber(1, 1_000).default(20),
  SYNC_RATE_LIMIT: form.wholeNumber(1, 1_000).default(5),
  SYNC_INTERVAL_SECONDS: form.wholeNumber(1, 86_400).default(600),
  RECONCILE_SECONDS: form.wholeNumber(1, 86_400).default(120),
  API_TIME_ZONE: form.timeZone.default(8 * 60),
  CERTIFICATE_HOSTS: form.certificateHosts.default(DEFAULT_CERTIFICATE_HOSTS),
  CERTIFICATE_NETWORKS: form.networks.default([]),
  CERTIFICATE_ALLOW_HTTP: form.yesOrNo.default(false),
  PROOF_NETWORKS: form.networks.default([]),
  PROOF_DAILY: form.yesOrNo.default(false),
  DATABASE_URL: form.databaseUrl.optional(),
  DATA_DIR: form.text.default("./data"),
  HOST: form.host.default("127.0.0.1"),
  PORT: form.wholeNumber(0, 65_535).default(3000),
  BASE_URL: form.baseUrl.optional(),
  TRUSTED_PROXIES: form.networks.default([]),
  AUTH_SECRET: form.textBetween(AUTH_SECRET_MIN_CHARACTERS, 1_024).optional(),
  ADMIN_EMAIL: z.email("expected an email address").optional(),
  ADMIN_PASSWORD: form.textBetween(PASSWORD_MIN_CHARACTERS, PASSWORD_MAX_CHARACTERS).optional(),
  // Set by scripts/start.mjs once it has looked for credentials and a store; not for people.
  CONSOLE_MODE: z.enum(["live", "demo", "degraded"]).optional(),
});

/** All that is read, CONSOLE_MODE included. */
export const VARIABLES: readonly string[] = Object.keys(variables.shape);

type Variables = z.output<typeof variables>;
/** What the environment says, before anything on disk is looked at. DATA_DIR is absolute, BASE_URL an origin. */
export type Settings = Omit<Variables, "BASE_URL"> & { readonly BASE_URL: string };

/** Parses the variables; an empty one counts as not set. Throws a ConfigError that names every bad variable at once. */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = variables.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ variable: String(path[0]), problem: message }));
  problems.push(...contradictions(set));
  const unique = problems.filter(
    ({ variable }, index) => problems.findIndex((other) => other.variable === variable) === index,
  );
  if (!parsed.success || unique.length > 0) throw new ConfigError(unique);
  const { DATA_DIR, HOST, PORT, BASE_URL } = parsed.data;
  return {
    ...parsed.data,
    DATA_DIR: isAbsolute(DATA_DIR) ? DATA_DIR : resolve(DATA_DIR),
    BASE_URL: BASE_URL ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`,
  };
}

/** Variables that are fine alone and wrong together. */
function contradictions(set: Readonly<Record<string, string | undefined>>): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const pairs = [
    ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"],
    ["ADMIN_EMAIL", "ADMIN_PASSWORD"],
  ] as const;
  for (const [one, other] of pairs) {
    if (set[one] && !set[other]) problems.push({ variable: other, problem: `missing, though ${one} is set` });
    if (set[other] && !set[one]) problems.push({ variable: one, problem: `missing, though ${other} is set` });
  }
  if (set.TENCENTCLOUD_SESSION_TOKEN && !set.TENCENTCLOUD_SECRET_ID) {
    problems.push({
      variable: "TENCENTCLOUD_SESSION_TOKEN",
      problem: "set without TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY",
    });
  }
  if (set.DATABASE_URL && !set.AUTH_SECRET) {
    problems.push({
      variable: "AUTH_SECRET",
      problem: "missing, though DATABASE_URL is set: every replica needs the same one",
    });
  }
  if (set.HOST && !isLoopback(set.HOST) && !set.BASE_URL) {
    problems.push({
      variable: "BASE_URL",
      problem: "missing, though HOST is reachable from other machines: the address that people type",
    });
  }
  return problems;
}
