import "server-only";
import { openAuth } from "./auth/open-auth";
import { systemClock } from "./clock";
import { openCloud } from "./cloud/open-cloud";
import { readConfig } from "./config/read-config";
import type { App } from "./context";
import { openStore } from "./db/open-store";
import { consoleToLog } from "./log/console-to-log";
import { openLog } from "./log/open-log";
import { setApp } from "./registry";
import { startWorker } from "./worker/start-worker";

/** Opens everything that one process holds once, and registers it. Called by instrumentation.ts before the first request. */
export async function startApp(): Promise<App> {
  const config = readConfig(process.env);
  const log = openLog();
  consoleToLog(log);
  const clock = systemClock;
  const store = await openStore(config, clock);
  const cloud = openCloud(config, clock, log);
  const auth = openAuth(store, config, log);
  const parts = { config, store, cloud, auth, clock, log };
  const worker = startWorker(parts);
  const app: App = { ...parts, cloud: worker.cloud, worker };
  setApp(app);
  return app;
}
