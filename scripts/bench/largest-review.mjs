import { randomUUID } from "node:crypto";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { benchConfig, EMULATOR_KEYS, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { BULK_SETTINGS } from "./bulk-change.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { fillStore } from "./fleet-store.mjs";
import { percentile } from "./percentile.mjs";
import { kilobytes, millis, plain } from "./section.mjs";

const REVIEWS = 10;
const REGION = "ap-jakarta";

/**
 * The review and the start of the largest change that is allowed, on SQLite.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureLargestReview() {
  /** @type {typeof import("../../lib/domain/change-settings")} */
  const { CHANGE_ITEMS_MAX } = await loadTypescript("lib/domain/change-settings.ts");
  /** @type {typeof import("../../lib/domain/instance-filter")} */
  const { DEFAULT_FILTER } = await loadTypescript("lib/domain/instance-filter.ts");
  /** @type {typeof import("../../lib/server/changes/review-change")} */
  const { reviewChange } = await loadTypescript("lib/server/changes/review-change.ts");
  /** @type {typeof import("../../lib/server/changes/start-change")} */
  const { startChange } = await loadTypescript("lib/server/changes/start-change.ts");
  const emulator = await startBenchEmulator({ seed: "empty" });
  for (let index = 0; index < CHANGE_ITEMS_MAX; index += 1)
    await emulator.addInstance({ region: REGION, instanceId: `cmgo-${100_000 + index}`, ssl: "disabled" });
  const store = await makeBenchStore("sqlite");
  const settings = { ...EMULATOR_KEYS, ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url };
  const { app, ctx, close } = await openPagelessApp({
    config: await benchConfig(settings),
    clock: await realClock(),
    log: silent,
    idle: true,
  });
  try {
    await fillStore(app, await emulator.instances());
    const selection = /** @type {const} */ ({ kind: "filter", filter: DEFAULT_FILTER });
    const review = () => reviewChange(ctx, { target: "enabled", selection });
    const reviews = [];
    const { fingerprint } = await review();
    let bytes = 0;
    const besideReview = watchLoop();
    for (let turn = 0; turn < REVIEWS; turn += 1) {
      const began = performance.now();
      bytes = Buffer.byteLength(JSON.stringify(await review()));
      reviews.push(performance.now() - began);
      // What waits has its turn between two people's reviews.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const heldByReview = await besideReview();
    const besideStart = watchLoop();
    const began = performance.now();
    await startChange(ctx, {
      intentId: randomUUID(),
      target: "enabled",
      selection,
      settings: BULK_SETTINGS,
      reason: "",
      fingerprint,
    });
    const started = performance.now() - began;
    const heldByStart = await besideStart();
    return {
      title: "The largest change, sqlite",
      how: `${CHANGE_ITEMS_MAX} instances, all of them to be switched: the verbs alone, ${REVIEWS} reviews one after the other, then one start with its items and audit rows in one transaction.`,
      rows: [
        { what: "instances", measured: plain(CHANGE_ITEMS_MAX) },
        { what: "a review and its JSON, median", measured: millis(percentile(reviews, 50)) },
        { what: "a review and its JSON, slowest", measured: millis(percentile(reviews, 100)) },
        { what: "its JSON", measured: kilobytes(bytes) },
        { what: "the longest that a review held up everything else", measured: millis(heldByReview) },
        { what: "the start", measured: millis(started) },
        { what: "the longest that it held up everything else", measured: millis(heldByStart) },
      ],
    };
  } finally {
    await close();
    await emulator.close();
    await store.remove();
  }
}

/**
 * Watches how long everything else in this process has to wait.
 * @returns {() => Promise<number>} ends the watch: the longest wait in milliseconds
 */
function watchLoop() {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    clearInterval(timer);
    return longest;
  };
}
