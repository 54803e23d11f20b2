import { EMULATOR_KEYS } from "../bench/bench-config.mjs";
import { makeBenchStore } from "../bench/bench-store.mjs";
import { cookieHeader, openBrowser, signedIn } from "../bench/browser.mjs";
import { startBenchEmulator } from "../bench/emulator.mjs";
import { percentile } from "../bench/percentile.mjs";
import { startProductionConsole } from "../bench/production-console.mjs";
import { megabytes, millis } from "../bench/section.mjs";
import { growth } from "./growth.mjs";
import { startPoller } from "./poller.mjs";

const BROWSERS = 10;
const PAGE_SIZE = 50;
const SAMPLE_MILLIS = 5_000;
const SAMPLES_A_LINE = 12;
const LATENCY_MILLIS = 50;

/**
 * The console with a fleet behind it, its sync running and ten browsers at the list, for so many minutes. Tells a line each minute.
 * @param {{ engine: import("../bench/bench-store.mjs").Engine, instances: number, minutes: number, say: (line: string) => void }} options
 */
export async function runFleetSoak({ engine, instances, minutes, say }) {
  const emulator = await startBenchEmulator({ seed: String(instances), latencyMillis: LATENCY_MILLIS });
  const store = await makeBenchStore(engine);
  try {
    const server = await startProductionConsole({
      ...EMULATOR_KEYS,
      ...store.settings,
      TENCENTCLOUD_ENDPOINT: emulator.url,
      // So short that lists are read again each minute, and more is always due than the budget lets through.
      SYNC_INTERVAL_SECONDS: "60",
    });
    try {
      const browser = await openBrowser();
      const cookie = await cookieHeader(await signedIn(browser, server.url));
      await browser.close();
      const pages = Math.ceil(instances / PAGE_SIZE);
      const pollers = Array.from({ length: BROWSERS }, (_, seed) =>
        startPoller({ url: server.url, cookie, seed, pages }),
      );
      try {
        return await watch(server, pollers, minutes, say);
      } finally {
        await Promise.all(pollers.map((poller) => poller.stop()));
      }
    } finally {
      await server.stop();
    }
  } finally {
    await emulator.close();
    await store.remove();
  }
}

/**
 * @param {Awaited<ReturnType<typeof startProductionConsole>>} server
 * @param {readonly ReturnType<typeof startPoller>[]} pollers
 * @param {number} minutes
 * @param {(line: string) => void} say
 */
async function watch(server, pollers, minutes, say) {
  const warmUp = Math.round((minutes * 60_000) / 6 / SAMPLE_MILLIS);
  const samples = Math.round((minutes * 60_000) / SAMPLE_MILLIS) - warmUp;
  /** @type {number[]} */
  const resident = [];
  server.forgetAll();
  for (let sample = -warmUp; sample < samples; sample += 1) {
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_MILLIS));
    const state = await server.state();
    if (sample >= 0) resident.push(state.residentBytes);
    if ((sample + warmUp + 1) % SAMPLES_A_LINE === 0) {
      const polls = pollers.map((poller) => poller.take());
      const times = polls.flatMap(({ times }) => times);
      const unchanged = polls.reduce((sum, poll) => sum + poll.unchanged, 0);
      const minute = (sample + warmUp + 1) / SAMPLES_A_LINE;
      const waited = `p50 ${millis(percentile(times, 50))}, p95 ${millis(percentile(times, 95))}`;
      say(
        `${minute} min: resident ${megabytes(state.residentBytes)}, heap ${megabytes(state.heapBytes)}; event-loop delay p99 ${millis(state.delayP99Millis)}, most ${millis(state.delayMaxMillis)}; ${times.length} polls, ${waited}, ${unchanged} unchanged`,
      );
      server.forget();
    }
    // The start is no part of the verdict.
    if (sample === -1) server.forgetAll();
  }
  const { wholeP99Millis } = await server.state();
  return { delayP99Millis: wholeP99Millis, ...growth(resident) };
}
