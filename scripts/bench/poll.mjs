import http from "node:http";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { get } from "../fleet-soak/poller.mjs";
import { benchConfig, EMULATOR_KEYS, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { cookieHeader, openBrowser, signedIn } from "./browser.mjs";
import { callAction } from "./call-action.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { fillStore } from "./fleet-store.mjs";
import { percentile } from "./percentile.mjs";
import { startProductionConsole } from "./production-console.mjs";
import { kilobytes, millis, plain } from "./section.mjs";

const TIMES = 200;
const WARM_UP = 50;
const LIST = "/api/instances";

/**
 * What a poll of the list weighs and takes: the whole answer, nothing new, one row changed.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measurePoll() {
  const emulator = await startBenchEmulator({ seed: "fleet" });
  const fleet = await emulator.instances();
  const store = await makeBenchStore("sqlite");
  const settings = { ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url, SYNC_INTERVAL_SECONDS: "86400" };
  try {
    await fill(settings, fleet);
    const server = await startProductionConsole({ ...EMULATOR_KEYS, ...settings });
    const agent = new http.Agent({ keepAlive: true });
    try {
      const browser = await openBrowser();
      const cookie = await cookieHeader(await signedIn(browser, server.url));
      await browser.close();
      const poll = (/** @type {string | undefined} */ tag) => get(`${server.url}${LIST}`, { agent, cookie, tag });
      while (JSON.parse((await poll(undefined)).body).sync.state !== "idle")
        await new Promise((resolve) => setTimeout(resolve, 200));
      const whole = await repeated(() => poll(undefined));
      const unchanged = await repeated(() => poll(whole.last.tag));
      // One row of the page changes, as the refresh of a person shows it.
      const shown = JSON.parse(whole.last.body).rows[0];
      const key = { region: shown.region, instanceId: shown.instanceId };
      await emulator.addFault({
        ...key,
        kind: "api_error",
        code: "UnsupportedOperation",
        action: "DescribeInstanceSSL",
      });
      await callAction({ url: server.url, cookie, agent }, "refreshInstances", { keys: [key], everything: false });
      const changed = await poll(whole.last.tag);
      return {
        title: "A poll of the list",
        how: `GET ${LIST} over HTTP from a production server at rest, ${fleet.length} instances on SQLite, 50 rows, ${TIMES} times one after the other. Bytes are headers and body. The asker names the answer it has (If-None-Match); 304 says it is still the one.`,
        rows: [
          { what: "the whole answer", measured: `${kilobytes(whole.last.bytes)}, ${timesOf(whole.times)}` },
          {
            what: "nothing changed",
            measured: `${unchanged.last.status}, no body, ${plain(unchanged.last.bytes)} bytes of headers, ${timesOf(unchanged.times)}`,
            goal: "304 or < 200 bytes",
            met: unchanged.last.status === 304,
          },
          { what: "one row changed", measured: `${changed.status}, ${kilobytes(changed.bytes)}` },
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

/** @param {Record<string, string>} settings @param {readonly import("../../emulator/emulated-instance").EmulatedInstance[]} fleet */
async function fill(settings, fleet) {
  const config = await benchConfig(settings);
  const { app, close } = await openPagelessApp({ config, clock: await realClock(), log: silent, idle: true });
  await fillStore(app, fleet);
  await close();
}

/** @param {() => ReturnType<typeof get>} poll */
async function repeated(poll) {
  const times = [];
  let last = await poll();
  for (let turn = 0; turn < TIMES + WARM_UP; turn += 1) {
    const started = performance.now();
    last = await poll();
    if (turn >= WARM_UP) times.push(performance.now() - started);
  }
  return { times, last };
}

/** @param {readonly number[]} times */
function timesOf(times) {
  return `p50 ${millis(percentile(times, 50))}, p95 ${millis(percentile(times, 95))}`;
}
