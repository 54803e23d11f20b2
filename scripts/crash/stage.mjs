import { loadTypescript } from "../start/load-typescript.mjs";
import { fastClock, fastTime, realTime } from "./fast-time.mjs";
import { KillableConsole } from "./killable-console.mjs";
import { readStore } from "./read-store.mjs";

/** What a console on the stage is told to be, but for where it runs. @typedef {Omit<import("./console-main.mjs").Task, "config" | "origin">} Part */

/** Patient: the rounds also run on machines that are busy with something else. */
const START_LIMIT_MILLIS = 90_000;

/**
 * Where a round plays: an emulator on a fast clock, an empty store, and the consoles that live and die on it, one after the other.
 * `flowMillis` is of the fast clock, `latencyMillis` real.
 * @param {{ regions: string[], flowMillis: number, latencyMillis: number, callsPerSecond?: number }} options
 */
export async function openStage({ regions, callsPerSecond = 20, ...pace }) {
  /** @type {typeof import("../../emulator/start-emulator")} */
  const { startEmulator } = await loadTypescript("emulator/start-emulator.ts");
  /** @type {typeof import("../../lib/server/testing/test-store")} */
  const { makeTestStore } = await loadTypescript("lib/server/testing/test-store.ts");
  /** @type {typeof import("../../lib/server/testing/test-config")} */
  const { testConfig } = await loadTypescript("lib/server/testing/test-config.ts");

  const origin = Date.now();
  const clock = fastClock(origin);
  const emulator = await startEmulator({ seed: "empty", now: () => clock.now(), callsPerSecond, ...pace });
  const testStore = await makeTestStore();
  const plain = testConfig({ store: testStore.config, dataDir: testStore.dataDir, endpoint: emulator.url, regions });
  /** @type {import("../../lib/server/config/config").Config} */
  const config = { ...plain, reconcileSeconds: 2, cloud: { ...plain.cloud, callsPerSecond } };
  /** Every console of this round. @type {KillableConsole[]} */
  const consoles = [];
  /** What each kill left behind. @type {import("./read-store.mjs").StoreContent[]} */
  const atKills = [];

  return {
    emulator,
    consoles,
    atKills,
    toReal: (/** @type {number} */ fast) => realTime(origin, fast),
    toFast: (/** @type {number} */ real) => fastTime(origin, real),
    read: () => readStore(config, origin),
    /** @param {Part} part */
    start: (part) => {
      const console = new KillableConsole({ ...part, config, origin });
      consoles.push(console);
      return console;
    },
    /** The first console of a round, once it knows the fleet. @param {Part} part */
    startKnowing: async (part) => {
      const console = new KillableConsole({ ...part, config, origin });
      consoles.push(console);
      if (!(await console.until((now) => now.has("known"), START_LIMIT_MILLIS)))
        throw new Error(`The console did not come up: ${console.errors.join(" ")}`);
      return console;
    },
    /** @param {KillableConsole} console */
    killAndRead: async (console) => {
      await console.kill();
      atKills.push(await readStore(config, origin));
    },
    /** The end that the last console chooses itself, and what it leaves. @param {KillableConsole} console */
    stopAndRead: async (console) => {
      while (emulator.calls({ action: "InstanceEnableSSL" }).some(({ outcome }) => outcome === "pending"))
        await new Promise((resolve) => setTimeout(resolve, 20));
      console.command("stop");
      await console.closed();
      return readStore(config, origin);
    },
    close: async () => {
      for (const console of consoles) if (!console.dead) await console.kill();
      await emulator.close();
      await testStore.remove();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */
