import "server-only";
import type { App } from "./context";

// Next bundles instrumentation, route handlers and pages apart, each with its own copy of every module: only globalThis is shared.
const key = Symbol.for("mongodb-ssl-console.app");
type Registry = { [key]?: App };

export function setApp(app: App): void {
  (globalThis as Registry)[key] = app;
}

/** The one App of this process. Throws before `startApp` has run (instrumentation.ts does that before the first request). */
export function getApp(): App {
  const app = (globalThis as Registry)[key];
  if (!app) throw new Error("The console has not started: lib/server/start-app.ts did not run in this process.");
  return app;
}
