import { randomUUID } from "node:crypto";
import http from "node:http";
import { EMULATOR_KEYS } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { cookieHeader, openBrowser, signedIn } from "./browser.mjs";
import { BULK_SETTINGS, bulkFleet } from "./bulk-change.mjs";
import { callAction, send } from "./call-action.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { percentile } from "./percentile.mjs";
import { startProductionConsole } from "./production-console.mjs";
import { atMost, millis, ratio } from "./section.mjs";

const LATENCY_MILLIS = 50;
const FLOW_MILLIS = 3_000;
const TOGGLES = 30;
/** Between two toggles, with a pause as between polls of a few pages. */
const LISTS_EACH = 6;
const PAUSE_MILLIS = 40;
const REGION = "ap-jakarta";
const LIST = "/api/instances?region=ap-tokyo&ssl=enabled";

/** @typedef {import("./call-action.mjs").Session} Session */

/**
 * The list's route and a single toggle, at rest and while a change over 300 instances and a whole sync run.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureBusyPages() {
  const emulator = await startBenchEmulator({ seed: "empty", latencyMillis: LATENCY_MILLIS, flowMillis: FLOW_MILLIS });
  for (const instance of bulkFleet()) await emulator.addInstance(instance);
  const singles = Array.from({ length: 4 + 2 * TOGGLES }, (_, index) => `cmgo-one${String(index).padStart(5, "0")}`);
  for (const instanceId of singles) await emulator.addInstance({ region: REGION, instanceId, ssl: "enabled" });
  const store = await makeBenchStore("sqlite");
  try {
    const server = await startProductionConsole({
      ...EMULATOR_KEYS,
      ...store.settings,
      TENCENTCLOUD_ENDPOINT: emulator.url,
      SYNC_INTERVAL_SECONDS: "86400",
    });
    const agent = new http.Agent({ keepAlive: true });
    try {
      const browser = await openBrowser();
      const cookie = await cookieHeader(await signedIn(browser, server.url));
      await browser.close();
      const session = { url: server.url, cookie, agent };
      const isSyncing = async () => JSON.parse(await send(session, "/api/instances")).sync.state !== "idle";
      while (await isSyncing()) await wait(200);

      // At rest before and after, so that what else the machine does weighs on both; the very first round only warms the program up.
      const [warm, before, during, after] = [4, 4 + TOGGLES / 2, 4 + TOGGLES + TOGGLES / 2, 4 + 2 * TOGGLES];
      await round(session, singles.slice(0, warm));
      const first = await watched(server, () => round(session, singles.slice(warm, before)));
      const changeId = await startBulk(session);
      const stopSyncing = keepSyncing(session);
      await wait(5_000);
      const busy = await watched(server, () => round(session, singles.slice(before, during)));
      await stopSyncing();
      const ended = async () => JSON.parse(await send(session, `/api/changes/${changeId}`)).endedAt;
      const stillRan = (await ended()) === null;
      while ((await ended()) === null || (await isSyncing())) await wait(500);
      const second = await watched(server, () => round(session, singles.slice(during, after)));
      const idle = together(first, second);
      return {
        title: "Pages and a single toggle while a change over 300 instances and a sync run",
        how: `Over HTTP from a production server on SQLite, one after the other: ${LISTS_EACH} times GET /api/instances for each of ${TOGGLES} toggles (its dialog's read before it, the emulator answers after ${LATENCY_MILLIS} ms). The change goes 20 at a time, "Refresh all" is pressed again whenever it has ended. At rest: half of it before the change, half after. "In the server" is from the request's head to the answer's last byte.`,
        rows: [
          { what: "the change still ran at the end", measured: stillRan ? "yes" : "no", goal: "yes", met: stillRan },
          ...compared("GET /api/instances", idle.lists, busy.lists),
          told("GET /api/instances, in the server, at rest", idle.handled),
          told("GET /api/instances, in the server, busy", busy.handled),
          ...compared("the toggle's action", idle.toggles, busy.toggles),
          {
            what: "event-loop delay of the server, p99",
            measured: `${millis(idle.delay)} at rest, ${millis(busy.delay)} busy`,
          },
        ],
      };
    } finally {
      agent.destroy();
      await server.stop();
    }
  } finally {
    await emulator.close();
    await store.remove();
  }
}

const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));

/** @typedef {{ lists: number[], toggles: number[], handled: number[], delay: number }} Watched */

/**
 * A round, with what the server knows of it.
 * @param {{ forget: () => void, state: () => Promise<import("./production-console.mjs").ProcessState> }} server
 * @param {() => Promise<{ lists: number[], toggles: number[] }>} work
 * @returns {Promise<Watched>}
 */
async function watched(server, work) {
  server.forget();
  const times = await work();
  const { handled, delayP99Millis } = await server.state();
  return { ...times, handled: handled[LIST] ?? [], delay: delayP99Millis };
}

/** @param {Watched} one @param {Watched} other @returns {Watched} */
function together(one, other) {
  return {
    lists: [...one.lists, ...other.lists],
    toggles: [...one.toggles, ...other.toggles],
    handled: [...one.handled, ...other.handled],
    delay: Math.max(one.delay, other.delay),
  };
}

/** @param {string} what @param {number[]} times */
function told(what, times) {
  return { what, measured: `p50 ${millis(percentile(times, 50))}, p95 ${millis(percentile(times, 95))}` };
}

/** @param {string} what @param {number[]} idle @param {number[]} busy */
function compared(what, idle, busy) {
  return [
    told(`${what}, at rest`, idle),
    told(`${what}, busy`, busy),
    atMost(`${what}, busy / at rest, p95`, percentile(busy, 95) / percentile(idle, 95), 1.3, ratio),
  ];
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
async function time(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** @param {Session} session @param {readonly string[]} instanceIds */
async function round(session, instanceIds) {
  /** @type {number[]} */
  const lists = [];
  /** @type {number[]} */
  const toggles = [];
  for (const instanceId of instanceIds) {
    for (let turn = 0; turn < LISTS_EACH; turn += 1) {
      await wait(PAUSE_MILLIS);
      lists.push(await time(() => send(session, LIST)));
    }
    await callAction(session, "refreshInstances", { keys: [{ region: REGION, instanceId }], everything: false });
    const intent = { intentId: randomUUID(), region: REGION, instanceId, enabled: false, seen: "enabled", reason: "" };
    toggles.push(await time(() => callAction(session, "toggleSsl", intent)));
  }
  return { lists, toggles };
}

/** @param {Session} session @returns {Promise<string>} */
async function startBulk(session) {
  const selection = { kind: "filter", filter: { search: ["cmgo-bulk"] } };
  const { fingerprint } = await callAction(session, "reviewChange", { target: "enabled", selection });
  const intentId = randomUUID();
  const given = { intentId, target: "enabled", selection, settings: BULK_SETTINGS, reason: "", fingerprint };
  await callAction(session, "startChange", given);
  return intentId;
}

/** @param {Session} session */
function keepSyncing(session) {
  let stopped = false;
  const pressing = (async () => {
    while (!stopped) {
      const { sync } = JSON.parse(await send(session, "/api/instances?region=none"));
      if (sync.state === "idle") await callAction(session, "refreshInstances", { keys: [], everything: true });
      await wait(1_000);
    }
  })();
  return async () => {
    stopped = true;
    await pressing;
  };
}
