import { randomUUID } from "node:crypto";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { benchConfig, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { atMost, percent, plain, ratio, seconds } from "./section.mjs";

const ITEMS = 300;
const AT_ONCE = 20;
const CALLS_PER_SECOND = 20;
const LATENCY_MILLIS = 50;
const FLOW_MILLIS = 3_000;
const REGIONS = [
  "ap-guangzhou",
  "ap-shanghai",
  "ap-beijing",
  "ap-hongkong",
  "ap-singapore",
  "ap-jakarta",
  "ap-tokyo",
  "eu-frankfurt",
  "na-ashburn",
];
const ACTIONS = ["InstanceEnableSSL", "DescribeAsyncRequestInfo", "DescribeDBInstances", "DescribeInstanceSSL"];

/** @type {import("../../lib/domain/change-settings").ChangeSettings} */
export const BULK_SETTINGS = {
  canary: 0,
  pauseAfterCanary: false,
  perRegion: AT_ONCE,
  atOnce: AT_ONCE,
  onFailure: "continue",
  start: { kind: "now" },
  deadline: null,
};

/** So many instances without SSL, spread over nine regions. @returns {import("../../emulator/emulated-instance").InstancePatch[]} */
export function bulkFleet() {
  return Array.from({ length: ITEMS }, (_, index) => ({
    region: REGIONS[index % REGIONS.length],
    instanceId: `cmgo-bulk${String(index).padStart(4, "0")}`,
    ssl: /** @type {const} */ ("disabled"),
  }));
}

/**
 * How long a change over 300 instances takes, against what its waves and the rate limit allow, and what it costs of the quota.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureBulkChange() {
  /** @type {typeof import("../../lib/server/changes/review-change")} */
  const { reviewChange } = await loadTypescript("lib/server/changes/review-change.ts");
  /** @type {typeof import("../../lib/server/changes/start-change")} */
  const { startChange } = await loadTypescript("lib/server/changes/start-change.ts");
  /** @type {typeof import("../../lib/domain/instance-filter")} */
  const { parseInstanceFilter } = await loadTypescript("lib/domain/instance-filter.ts");
  const emulator = await startBenchEmulator({ seed: "empty", latencyMillis: LATENCY_MILLIS, flowMillis: FLOW_MILLIS });
  for (const instance of bulkFleet()) await emulator.addInstance(instance);
  const store = await makeBenchStore("sqlite");
  const config = await benchConfig({ ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url });
  const clock = await realClock();
  const { app, ctx, close } = await openPagelessApp({
    config: { ...config, cloud: { ...config.cloud, regions: REGIONS } },
    clock,
    log: silent,
  });
  const { db } = app.store;
  try {
    for (;;) {
      const run = await db.selectFrom("sync_runs").select("ended_at").executeTakeFirst();
      if (run?.ended_at != null) break;
      await clock.sleep(20);
    }
    await emulator.clearCalls();
    /** @type {import("../../lib/domain/change-review").ChangeSelection} */
    const selection = { kind: "filter", filter: parseInstanceFilter({}) };
    const { fingerprint } = await reviewChange(ctx, { target: "enabled", selection });
    const intentId = randomUUID();
    const started = performance.now();
    await startChange(ctx, {
      intentId,
      target: "enabled",
      selection,
      settings: BULK_SETTINGS,
      reason: "",
      fingerprint,
    });
    for (;;) {
      const change = await db.selectFrom("changes").select("ended_at").where("id", "=", intentId).executeTakeFirst();
      if (change?.ended_at != null) break;
      await clock.sleep(20);
    }
    const wall = (performance.now() - started) / 1000;
    const calls = await emulator.calls();
    const items = await db.selectFrom("change_items").select("state").execute();
    const succeeded = items.filter(({ state }) => state === "succeeded").length;
    // A last look before the call, the call, the task, the look that learns its end, and the state that proves it.
    const perWave = (FLOW_MILLIS + 4 * LATENCY_MILLIS) / 1000;
    const floor = Math.max(Math.ceil(ITEMS / AT_ONCE) * perWave, ITEMS / CALLS_PER_SECOND);
    const refused = calls.filter(({ outcome }) => outcome === "RequestLimitExceeded").length;
    return {
      title: `A change over ${ITEMS} instances`,
      how: `${AT_ONCE} at a time in ${REGIONS.length} regions behind one endpoint, ${CALLS_PER_SECOND} calls a second and action, answers after ${LATENCY_MILLIS} ms, tasks of ${FLOW_MILLIS / 1000} s. The floor: ${ITEMS / AT_ONCE} times the last look before the call, the call, the task, the look that learns its end and the state that proves it.`,
      rows: [
        { what: "instances that succeeded", measured: plain(succeeded), goal: plain(ITEMS), met: succeeded === ITEMS },
        { what: "wall time from the start to the end of the change", measured: seconds(wall) },
        atMost("wall time / floor", wall / floor, 1.1, ratio),
        ...ACTIONS.map((action) => {
          const times = calls.filter((call) => call.action === action).length;
          return { what: `${action} per instance`, measured: (times / ITEMS).toFixed(2) };
        }),
        atMost("refused by the rate limit", refused / calls.length, 0.005, percent),
      ],
    };
  } finally {
    await close();
    await store.remove();
    await emulator.close();
  }
}
