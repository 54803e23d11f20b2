import dns from "node:dns";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { benchConfig, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { atLeast, plain, ratio, seconds } from "./section.mjs";

const REGIONS = ["ap-jakarta", "ap-singapore", "ap-tokyo", "eu-frankfurt"];
const ADDRESSES = REGIONS.map((_, index) => `127.0.0.${index + 2}`);
const EACH = 150;
const LATENCY_MILLIS = 50;
const SUFFIX = ".localhost";

/**
 * The first sync over one endpoint and over one of each region, an emulator on a loopback address for each.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureRegionalEndpoints() {
  const one = await withEmulators(["127.0.0.1"], EACH, (url) => firstSync(url));
  const regional = await syncOverRegions(EACH);
  return {
    title: "Regional endpoints",
    how: `${REGIONS.length} regions of ${EACH} instances, 20 calls a second of each action at each endpoint, ${LATENCY_MILLIS} ms latency, an empty store. One endpoint for all, then TENCENTCLOUD_ENDPOINT with {region}: an emulator on each of ${ADDRESSES.join(", ")}.`,
    rows: [
      { what: "one endpoint", measured: `${seconds(one.took)}, ${plain(one.known)} states` },
      { what: "regional endpoints", measured: `${seconds(regional.took)}, ${plain(regional.known)} states` },
      atLeast("one endpoint / regional endpoints", one.took / regional.took, 3.5, ratio),
      { what: "calls that each regional emulator got", measured: regional.calls.join(", ") },
      { what: "refused for the rate, in all", measured: plain(one.refused + regional.refused) },
    ],
  };
}

/**
 * The first sync of so many instances in each of four regions, over an endpoint of each region.
 * @param {number} each
 */
export function syncOverRegions(each) {
  return withEmulators(ADDRESSES, each, async (url) => {
    const restore = resolveRegions(ADDRESSES);
    try {
      return await firstSync(`http://{region}${SUFFIX}:${new URL(url).port}`);
    } finally {
      restore();
    }
  });
}

/**
 * @param {readonly string[]} addresses
 * @param {number} each
 * @param {(url: string) => Promise<{ took: number, known: number }>} work
 */
async function withEmulators(addresses, each, work) {
  const emulators = [];
  try {
    let port = 0;
    for (const host of addresses) {
      const emulator = await startBenchEmulator({ seed: "empty", latencyMillis: LATENCY_MILLIS, host, port });
      emulators.push(emulator);
      port = Number(new URL(emulator.url).port);
      for (const region of REGIONS)
        for (let index = 0; index < each; index += 1)
          await emulator.addInstance({ region, instanceId: `cmgo-${region}-${String(index).padStart(4, "0")}` });
    }
    const done = await work(emulators[0]?.url ?? "");
    const calls = await Promise.all(emulators.map((emulator) => emulator.calls()));
    const refused = calls.flat().filter(({ outcome }) => outcome === "RequestLimitExceeded").length;
    return { ...done, calls: calls.map(({ length }) => length), refused };
  } finally {
    for (const emulator of emulators) await emulator.close();
  }
}

/**
 * Names below localhost are this machine; which of its addresses, is said here.
 * @param {readonly string[]} addresses
 */
function resolveRegions(addresses) {
  const { lookup } = dns;
  const known = new Map(REGIONS.map((region, index) => [`${region}${SUFFIX}`, addresses[index] ?? ""]));
  // @ts-expect-error Its many forms are one to Node's sockets.
  dns.lookup = (name, ...rest) => lookup(known.get(name) ?? name, ...rest);
  return () => {
    dns.lookup = lookup;
  };
}

/** @param {string} endpoint may hold {region} */
async function firstSync(endpoint) {
  const store = await makeBenchStore("sqlite");
  const config = await benchConfig({ ...store.settings });
  const cloud = { ...config.cloud, endpoint, regions: REGIONS };
  const { app, close } = await openPagelessApp({ config: { ...config, cloud }, clock: await realClock(), log: silent });
  try {
    for (;;) {
      const run = await app.store.db.selectFrom("sync_runs").selectAll().executeTakeFirst();
      if (run?.ended_at != null) return { took: (run.ended_at - run.started_at) / 1000, known: run.checked };
      await app.clock.sleep(20);
    }
  } finally {
    await close();
    await store.remove();
  }
}
