import "server-only";
import pino, { type Logger } from "pino";
import { openAuth } from "./auth/open-auth";
import { systemClock } from "./clock";
import { openCloud } from "./cloud/open-cloud";
import { readConfig } from "./config/read-config";
import type { App } from "./context";
import { openStore } from "./db/open-store";
import { setApp } from "./registry";
import { startWorker } from "./worker/start-worker";

/** Opens everything that one process holds once, and registers it. Called by instrumentation.ts before the first request. */
export async function startApp(): Promise<App> {
  const config = readConfig(process.env);
  const log = openLog();
  const clock = systemClock;
  const store = await openStore(config, clock);
  const cloud = openCloud(config, clock, log);
  const auth = openAuth(store, config, log);
  const parts = { config, store, cloud, auth, clock, log };
  const app: App = { ...parts, worker: startWorker(parts) };
  setApp(app);
  return app;
}

/** One JSON line per event on stdout. The paths are a net below the rule that nobody logs a secret. */
function openLog(): Logger {
  return pino({
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      "*.secretId",
      "*.secretKey",
      "*.sessionToken",
      "*.authSecret",
      "*.password",
      "*.token",
      "*.headers",
      "*.body",
    ],
  });
}
