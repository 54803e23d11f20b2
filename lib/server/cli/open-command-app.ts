import "server-only";
import { existsSync } from "node:fs";
import pino from "pino";
import { openAuth } from "../auth/open-auth";
import { systemClock } from "../clock";
import { openCloud } from "../cloud/open-cloud";
import { parseEnvironment } from "../config/parse-environment";
import { readConfig } from "../config/read-config";
import { storeFile } from "../config/store-file";
import type { App } from "../context";
import { openStore } from "../db/open-store";
import type { Worker } from "../worker/worker";
import { CommandError } from "./command-error";

/** A command does its one thing and leaves the background work to the server. */
const noWorker: Worker = {
  wakeChanges: () => undefined,
  itemSent: () => Promise.resolve(),
  refresh: () => Promise.resolve(),
  prefer: () => undefined,
  alive: () => false,
  stop: () => Promise.resolve(),
};

/**
 * Opens the store that the server of the same environment uses, beside it if it runs. The demo's only when there is no real one.
 * Throws a CommandError when there is none at all: a command never makes a store.
 */
export async function openCommandApp(
  env: Readonly<Record<string, string | undefined>>,
  complain: (line: string) => void,
): Promise<App> {
  const config = readConfig({ ...env, CONSOLE_MODE: env.CONSOLE_MODE ?? modeOfStore(env) });
  const clock = systemClock;
  // The audit lines go where complaints go: stdout is for what the command answers.
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => complain(line.trimEnd()) },
  );
  const store = await openStore(config, clock);
  return {
    config,
    store,
    clock,
    log,
    cloud: openCloud(config, clock, log),
    auth: openAuth(store, config, log),
    worker: noWorker,
  };
}

function modeOfStore(env: Readonly<Record<string, string | undefined>>): "degraded" | "demo" {
  const { DATABASE_URL, DATA_DIR } = parseEnvironment(env);
  if (DATABASE_URL !== undefined || existsSync(storeFile(DATA_DIR, "degraded"))) return "degraded";
  if (existsSync(storeFile(DATA_DIR, "demo"))) return "demo";
  throw new CommandError(
    `There is no store in DATA_DIR ${DATA_DIR}. Set DATA_DIR or DATABASE_URL as the server has it.`,
  );
}
