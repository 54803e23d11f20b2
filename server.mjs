import { join } from "node:path";
import { fileURLToPath } from "node:url";
import next from "next";
import { consoleServer } from "./scripts/serve/console-server.mjs";
import { packedFiles } from "./scripts/serve/packed-files.mjs";
import { stopServing } from "./scripts/serve/stop-serving.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** How instrumentation.ts tells that the app has started, or why it has not. */
const ON_START = Symbol.for("mongodb-ssl-console.on-start");

/**
 * Serves the built console: our own http.Server in front of Next's request handler, because the stock server gives no peer address, keeps a
 * client's X-Forwarded-For, and waits without bound for connections at the end. Loads instrumentation.ts, so the store is open when it resolves.
 * @param {{
 *   config: { host: string, port: number, baseUrl: string, trustedProxies: readonly string[] },
 *   deploymentId: string,
 *   log: (line: string) => void,
 *   beforeListening?: (app: import("./lib/server/context").App) => Promise<void>,
 * }} settings
 * @returns {Promise<{ stop: () => Promise<void> }>} rejects with the listen error (EADDRINUSE…) or whatever the start of the app threw
 */
export async function serve({ config, deploymentId, log, beforeListening }) {
  // Next calls itself under this address, also when BASE_URL is https and a proxy ends TLS.
  const ownHost = config.host === "0.0.0.0" || config.host === "::" ? "127.0.0.1" : config.host;
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${ownHost.includes(":") ? `[${ownHost}]` : ownHost}:${config.port}`;
  // Next starts instrumentation.ts in prepare(), and does not always wait for it.
  const appStarted = new Promise((resolve, reject) => Reflect.set(globalThis, ON_START, { resolve, reject }));
  const app = next({ dev: false, dir: root, hostname: config.host, port: config.port });
  await Promise.all([app.prepare(), appStarted]);
  await beforeListening?.(startedApp());
  const handle = app.getRequestHandler();
  const pointToPacked = packedFiles(join(root, ".next"));
  const server = consoleServer({
    baseUrl: config.baseUrl,
    trustedProxies: config.trustedProxies,
    deploymentId,
    handler: (request, response) => {
      pointToPacked(request, response);
      return handle(request, response);
    },
    log,
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, () => resolve(undefined));
  });
  return { stop: () => stopServing(server, startedApp()) };
}

/** @returns {import("./lib/server/context").App} what instrumentation.ts registered (lib/server/registry.ts) */
function startedApp() {
  return Reflect.get(globalThis, Symbol.for("mongodb-ssl-console.app"));
}
