/** Everything has to end within 5 s of the signal; this leaves time to close the store. */
const DRAIN_MILLIS = 4_000;

/**
 * Ends in the order in which nothing is lost: no new connections, no new background work, answers under way are finished (4 s), then
 * the store is closed.
 * @param {import("node:http").Server} server
 * @param {{ worker: { stop(): Promise<void> }, cloud: { close(): void }, store: { close(): Promise<void> } }} app
 */
export async function stopServing(server, app, drainMillis = DRAIN_MILLIS) {
  const deadline = Date.now() + drainMillis;
  const drained = new Promise((resolve) => server.close(resolve));
  // A connection that was busy at close() stays open when its answer is out, unless somebody looks again.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await within(deadline, Promise.allSettled([app.worker.stop(), drained]));
  clearInterval(idle);
  server.closeAllConnections();
  app.cloud.close();
  await app.store.close();
}

/**
 * @param {number} deadline epoch milliseconds
 * @param {Promise<unknown>} work
 */
async function within(deadline, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, Math.max(0, deadline - Date.now()));
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
