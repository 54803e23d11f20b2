import { fastClock } from "../crash/fast-time.mjs";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { benchConfig, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { atMost, plain, ratio } from "./section.mjs";

const INSTANCES = 300;
/** The console's clock against the real one: an interval of ten minutes takes ten seconds, and what it reads far less. */
const SPEED = 60;
const CALLS_PER_SECOND = 500;
const HOURS = 2;
const HOUR_MILLIS = 3_600_000;
const NEAR_MILLIS = 30 * 24 * HOUR_MILLIS;
/** The rule (lib/domain/ssl-recheck.ts) at the default interval: readings an hour. */
const AN_HOUR = { near: 6, settled: 1, unsupported: 1 / 24 };

/**
 * What the re-check of a fleet that nobody changes costs an hour, against what its rule says.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureSteadyState() {
  /** @type {typeof import("../../lib/server/worker/inventory-loop")} */
  const { startInventoryLoop } = await loadTypescript("lib/server/worker/inventory-loop.ts");
  const emulator = await startBenchEmulator({ seed: String(INSTANCES), callsPerSecond: CALLS_PER_SECOND });
  const store = await makeBenchStore("sqlite");
  const config = await benchConfig({
    ...store.settings,
    TENCENTCLOUD_ENDPOINT: emulator.url,
    TENCENTCLOUD_RATE_LIMIT: String(CALLS_PER_SECOND),
    SYNC_RATE_LIMIT: String(CALLS_PER_SECOND),
  });
  const clock = fastClock(Date.now(), SPEED);
  const { app, close } = await openPagelessApp({ config, clock, log: silent, idle: true });
  const loop = startInventoryLoop(app, (error) => console.error(error));
  try {
    const runs = () => app.store.db.selectFrom("sync_runs").selectAll().where("ended_at", "is not", null).execute();
    while ((await runs()).length === 0) await clock.sleep(1_000);
    // From the middle between two rounds of what is settled, so that each round is counted whole.
    await clock.sleep(HOUR_MILLIS / 2);
    await emulator.clearCalls();
    await clock.sleep(HOURS * HOUR_MILLIS);
    const calls = await emulator.calls();
    const reads = calls.filter(({ action }) => action === "DescribeInstanceSSL").length / HOURS;
    const lists = calls.filter(({ action }) => action === "DescribeDBInstances").length / HOURS;
    const fleet = await emulator.instances();
    const near = fleet.filter(
      ({ ssl, expiresAt }) =>
        ssl === "enabled" && expiresAt !== null && Math.abs(expiresAt - clock.now()) < NEAR_MILLIS,
    ).length;
    const unsupported = fleet.filter(({ ssl }) => ssl === "unsupported").length;
    const byRule =
      near * AN_HOUR.near + unsupported * AN_HOUR.unsupported + (fleet.length - near - unsupported) * AN_HOUR.settled;
    return {
      title: "Steady state",
      how: `${INSTANCES} instances that nobody changes (${near} with an expiry within 30 days, ${unsupported} without SSL), SYNC_INTERVAL_SECONDS at its default of 600, ${HOURS} hours from half an hour after the first sync on, on a clock that runs ${SPEED} × fast; nobody looks at a page.`,
      rows: [
        { what: "readings of SSL an hour, by the rule", measured: plain(Math.round(byRule)) },
        { what: "readings of SSL an hour, measured", measured: plain(reads) },
        atMost("measured / rule", reads / byRule, 1.1, ratio),
        { what: "reading all of it at each interval would take", measured: plain(INSTANCES * 6) },
        { what: "calls for lists an hour (20 regions)", measured: plain(lists) },
      ],
    };
  } finally {
    await loop.stop();
    await close();
    await store.remove();
    await emulator.close();
  }
}
