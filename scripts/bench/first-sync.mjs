import { openPagelessApp } from "../crash/pageless-app.mjs";
import { benchConfig, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { atMost, percent, plain, ratio, seconds } from "./section.mjs";

const INSTANCES = 600;
const CALLS_PER_SECOND = 20;
const LATENCY_MILLIS = 50;

/**
 * How long an empty store takes to know 600 instances, against what 20 calls a second allow.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureFirstSync() {
  const emulator = await startBenchEmulator({ seed: String(INSTANCES), latencyMillis: LATENCY_MILLIS });
  const store = await makeBenchStore("sqlite");
  const config = await benchConfig({ ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url });
  const clock = await realClock();
  const started = performance.now();
  const { app, close } = await openPagelessApp({ config, clock, log: silent });
  try {
    const run = await endOfSync(app);
    const wall = (performance.now() - started) / 1000;
    const calls = await emulator.calls();
    const refused = calls.filter(({ outcome }) => outcome === "RequestLimitExceeded").length;
    const floor = INSTANCES / CALLS_PER_SECOND;
    const known = await app.store.db
      .selectFrom("instances")
      .select((eb) => eb.fn.countAll().as("count"))
      .where("ssl_checked_at", "is not", null)
      .executeTakeFirstOrThrow();
    return {
      title: "First sync",
      how: `${INSTANCES} instances of ${config.cloud.regions.length} regions behind one endpoint, 20 calls a second and action, ${LATENCY_MILLIS} ms latency. The floor is ${INSTANCES} / ${CALLS_PER_SECOND} s.`,
      rows: [
        { what: "instances whose SSL state is known at the end", measured: plain(Number(known.count)) },
        { what: "wall time from the opening of the store", measured: seconds(wall) },
        { what: "the sync itself", measured: seconds(run) },
        atMost("wall time / floor", wall / floor, 1.06, ratio),
        { what: "API calls", measured: plain(calls.length) },
        atMost("refused by the rate limit", refused / calls.length, 0.005, percent),
      ],
    };
  } finally {
    await close();
    await store.remove();
    await emulator.close();
  }
}

/** @param {import("../../lib/server/context").App} app @returns {Promise<number>} seconds */
async function endOfSync(app) {
  for (;;) {
    const run = await app.store.db.selectFrom("sync_runs").selectAll().executeTakeFirst();
    if (run?.ended_at != null) return (run.ended_at - run.started_at) / 1000;
    await app.clock.sleep(20);
  }
}
