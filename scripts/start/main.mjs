import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfNeeded } from "./build.mjs";
import { chooseMode } from "./choose-mode.mjs";
import { claimDataDirectory } from "./data-directory.mjs";
import { EMULATOR_SECRET_ID, EMULATOR_SECRET_KEY, startEmulatorProcess } from "./emulator-process.mjs";
import { freePort, listenError } from "./free-port.mjs";
import { loadTypescript } from "./load-typescript.mjs";
import { endOnSignals } from "./signals.mjs";
import { StartError } from "./start-error.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const say = (/** @type {string} */ line) => console.log(line);
// Not console.warn and console.error: once the app runs, those belong to its log.
const warn = (/** @type {string} */ line) => void process.stderr.write(`Warning: ${line}\n`);

/** `npm start`: from a fresh checkout to a console that serves. What a person can mend is said in one message, with exit code 1. */
export async function main() {
  const life = endOnSignals(say);
  try {
    await start(life);
  } catch (error) {
    if (life.isEnding()) return;
    const known = error instanceof Error && ["StartError", "ConfigError", "StoreRefused"].includes(error.name);
    process.stderr.write(`\n${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    await life.end(1);
  }
}

/** @param {import("./signals.mjs").Life} life */
async function start(life) {
  /** @type {typeof import("../../lib/server/config/parse-environment")} */
  const { parseEnvironment } = await loadTypescript("lib/server/config/parse-environment.ts");
  const settings = parseEnvironment(process.env);
  // With DATABASE_URL nothing is kept on disk.
  if (settings.DATABASE_URL === undefined) life.onEnd(claimDataDirectory(settings.DATA_DIR, { warn }).release);
  const port = await freePort(settings.HOST, settings.PORT);
  // PORT=0 means any free one: the address that people type is known only now.
  const { BASE_URL } = port === settings.PORT ? settings : parseEnvironment({ ...process.env, PORT: String(port) });
  const mode = chooseMode({
    hasCredentials: await hasCredentials(settings),
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
  });

  const building = new AbortController();
  life.onEnd(() => building.abort());
  const deploymentId = await buildIfNeeded(root, { say, signal: building.signal });

  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DEPLOYMENT_ID: deploymentId,
    CONSOLE_MODE: mode,
    DATA_DIR: settings.DATA_DIR,
    HOST: settings.HOST,
    PORT: String(port),
    BASE_URL,
  });
  if (mode === "demo") await startDemo(settings.DATA_DIR, life);

  // Only now: Next reads the environment when it is loaded.
  process.chdir(root);
  const { serve } = await import("../../server.mjs");
  /** @type {string | null} */
  let setupPath = null;
  const config = { host: settings.HOST, port, baseUrl: BASE_URL, trustedProxies: settings.TRUSTED_PROXIES };
  const server = await serve({
    config,
    deploymentId,
    log: warn,
    beforeListening: async (app) => {
      /** @type {typeof import("../../lib/server/members/ensure-first-admin")} */
      const { ensureFirstAdmin } = await loadTypescript("lib/server/members/ensure-first-admin.ts");
      setupPath = await ensureFirstAdmin(app).catch((error) => {
        throw error?.code === "weak_password"
          ? new StartError("ADMIN_PASSWORD is too easy to guess. Choose another one.")
          : error;
      });
    },
  }).catch((error) => {
    throw error instanceof Error && "syscall" in error && error.syscall === "listen"
      ? listenError(error, settings.HOST, port)
      : error;
  });
  life.onEnd(server.stop);

  say("");
  if (mode === "demo") {
    say("This is a demo: no cloud credentials were found, so the fleet is simulated and nothing of yours is touched.");
    say("For your own instances set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.");
  }
  if (mode === "degraded") {
    say("No cloud credentials were found. The console shows what it knows and can change nothing:");
    say("set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY and start it again.");
  }
  say(`Open ${BASE_URL}`);
  // To the terminal only: whoever has this link becomes the first administrator.
  if (setupPath !== null) say(`First time here? Make the first administrator, once: ${new URL(setupPath, BASE_URL)}`);
}

/** @param {import("../../lib/server/config/parse-environment").Settings} settings */
async function hasCredentials(settings) {
  if (settings.TENCENTCLOUD_SECRET_ID !== undefined) return true;
  /** @type {typeof import("../../lib/server/cloud/find-credentials")} */
  const { findCredentials } = await loadTypescript("lib/server/cloud/find-credentials.ts");
  return (await findCredentials({ secretId: null, secretKey: null, sessionToken: null })) === "found";
}

/**
 * The rest of the process sees the emulator as if it were the cloud.
 * @param {string} dataDir
 * @param {import("./signals.mjs").Life} life
 */
async function startDemo(dataDir, life) {
  const directory = join(dataDir, "demo");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const emulator = await startEmulatorProcess(root, { stateFile: join(directory, "emulator.json") });
  life.onEnd(emulator.stop);
  delete process.env.TENCENTCLOUD_SESSION_TOKEN;
  Object.assign(process.env, {
    TENCENTCLOUD_ENDPOINT: emulator.url,
    TENCENTCLOUD_SECRET_ID: EMULATOR_SECRET_ID,
    TENCENTCLOUD_SECRET_KEY: EMULATOR_SECRET_KEY,
    // A newcomer watches: what changes in the demo shows soon.
    SYNC_INTERVAL_SECONDS: process.env.SYNC_INTERVAL_SECONDS || "60",
    RECONCILE_SECONDS: process.env.RECONCILE_SECONDS || "30",
  });
}
