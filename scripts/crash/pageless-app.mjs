import { loadTypescript } from "../start/load-typescript.mjs";

/** @type {import("../../lib/server/worker/worker").Worker} */
const noWorker = {
  wakeChanges: () => undefined,
  itemSent: () => Promise.resolve(),
  refresh: () => Promise.resolve(),
  prefer: () => undefined,
  alive: () => true,
  stop: () => Promise.resolve(),
};

/**
 * The console without its pages and sign-in: the real store, cloud layer and background work, and a member who may switch SSL.
 * `idle`: nothing happens in the background.
 * @param {{
 *   config: import("../../lib/server/config/config").Config,
 *   clock: import("../../lib/server/clock").Clock,
 *   log: import("pino").Logger,
 *   callTimeoutMillis?: number,
 *   idle?: boolean,
 * }} parts
 * @returns {Promise<{
 *   app: import("../../lib/server/context").App,
 *   ctx: import("../../lib/server/context").Ctx,
 *   close: () => Promise<void>,
 * }>}
 */
export async function openPagelessApp({ config, clock, log, callTimeoutMillis, idle = false }) {
  /** @type {typeof import("../../lib/server/db/open-store")} */
  const { openStore } = await loadTypescript("lib/server/db/open-store.ts");
  /** @type {typeof import("../../lib/server/cloud/open-cloud")} */
  const { openCloud } = await loadTypescript("lib/server/cloud/open-cloud.ts");
  /** @type {typeof import("../../lib/server/worker/start-worker")} */
  const { startWorker } = await loadTypescript("lib/server/worker/start-worker.ts");

  const store = await openStore(config, clock);
  const cloud = openCloud(
    config,
    clock,
    log,
    callTimeoutMillis === undefined ? {} : { timeoutMillis: callTimeoutMillis },
  );
  // Nothing here signs anybody in, and the library takes half a second to load.
  /** @type {import("../../lib/server/context").App["auth"]} */
  const auth = Object.create(null);
  const parts = { config, store, cloud, clock, log, auth };
  const worker = idle ? { ...noWorker, cloud } : startWorker(parts);
  const app = { ...parts, cloud: worker.cloud, worker };
  return {
    app,
    ctx: {
      app,
      actor: {
        kind: "member",
        userId: "u1",
        name: "Ops",
        email: "ops@example.test",
        role: "operator",
        sessionId: "s1",
      },
      requestId: "pageless",
      clientAddress: "192.0.2.7",
    },
    close: async () => {
      await app.worker.stop();
      cloud.close();
      await store.close();
    },
  };
}
