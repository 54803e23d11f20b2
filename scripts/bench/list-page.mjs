import http from "node:http";
import pg from "pg";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { bareQuery, bareRunner, PAGES } from "./bare-page.mjs";
import { benchConfig, EMULATOR_KEYS, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { cookieHeader, openBrowser, signedIn } from "./browser.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { fillStore } from "./fleet-store.mjs";
import { forgetKept } from "./forget-kept.mjs";
import { measureOthers } from "./list-searches.mjs";
import { percentile } from "./percentile.mjs";
import { startProductionConsole } from "./production-console.mjs";
import { atMost, megabytes, millis, ratio } from "./section.mjs";
import { time } from "./time.mjs";

const TIMES = 300;
const WARM_UP = 50;
const CLIENTS = 4;
const LOAD_MILLIS = 10_000;

/** The fleet sizes that the two engines are for. */
const FLEETS = { sqlite: "10000", postgres: "100000" };
const SEARCH_GOAL_MILLIS = 15;
const RATIO_GOAL = 1.5;

/**
 * A filtered page of 50 of a fleet: as bare SQL, as the verb, and over HTTP from a production server; a search, and the filters' numbers.
 * @param {import("./bench-store.mjs").Engine} engine
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureListPage(engine) {
  const emulator = await startBenchEmulator({ seed: FLEETS[engine] });
  const fleet = await emulator.instances();
  const store = await makeBenchStore(engine);
  // A day: what was just filled in is not due, so that the server lists the fleet once at its start and is then at rest.
  const settings = { ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url, SYNC_INTERVAL_SECONDS: "86400" };
  try {
    const { pages: asVerb, others } = await inThisProcess(settings, fleet);
    const server = await startProductionConsole({ ...EMULATOR_KEYS, ...settings });
    /** @type {Awaited<ReturnType<typeof overHttp>>} */
    let served;
    try {
      served = await overHttp(server);
    } finally {
      await server.stop();
    }
    const pair = (/** @type {number[]} */ times) =>
      `p50 ${millis(percentile(times, 50))}, p95 ${millis(percentile(times, 95))}`;
    const rows = PAGES.flatMap(({ what }, index) => {
      const verb = asVerb[index];
      const over = served.times[index];
      if (!verb || !over) throw new Error("A page was not measured.");
      return [
        { what: `${what}: bare SQL, the rows`, measured: pair(verb.page) },
        { what: `${what}: bare SQL, the rows and their number`, measured: pair(verb.pageAndTotal) },
        { what: `${what}: the verb and its JSON`, measured: pair(verb.verb) },
        { what: `${what}: the verb with nothing kept`, measured: pair(verb.cold) },
        { what: `${what}: GET /api/instances`, measured: pair(over) },
        atMost(
          `${what}: verb / bare SQL (rows and number), p95`,
          percentile(verb.verb, 95) / percentile(verb.pageAndTotal, 95),
          RATIO_GOAL,
          ratio,
        ),
      ];
    });
    return {
      title: `A page of the list, ${engine}`,
      how: `${fleet.length} instances in the store, a filtered page of 50, ${TIMES} times one after the other. The bare query is hand-written SQL over the same driver with its rows as JSON; "rows and number" adds the count that the page shows. The verb reads its rows each time; what all readers share (numbers, regions, the sync) it keeps until it is written, 2 s at most: "with nothing kept" is its first answer after a write to each of those tables. What GET takes beyond the verb is Next, the reading of the session, and the network.`,
      rows: [
        ...rows,
        ...others.searches.flatMap(({ what, times, cold }) => [
          atMost(`${what}: the verb and its JSON, p95`, percentile(times, 95), SEARCH_GOAL_MILLIS, millis),
          { what: `${what}: counted anew`, measured: pair(cold) },
        ]),
        {
          what: `${others.firstTime.length} pieces of names, each searched for the first time: p50`,
          measured: millis(percentile(others.firstTime, 50)),
        },
        atMost(
          `${others.firstTime.length} pieces of names, each searched for the first time: p95`,
          percentile(others.firstTime, 95),
          SEARCH_GOAL_MILLIS,
          millis,
        ),
        ...others.facets.map(({ what, times }) => ({
          what: `the numbers of a filter: ${what}`,
          measured: pair(times),
        })),
        {
          what: `GET under load (${CLIENTS} clients without a pause)`,
          measured: `${served.perSecond.toFixed(0)} a second`,
        },
        { what: "event-loop delay of the server under that load, p99", measured: millis(served.loaded.delayP99Millis) },
        { what: "event-loop delay at rest, p99", measured: millis(served.atRest.delayP99Millis) },
        { what: "resident memory of the server after its start", measured: megabytes(served.atRest.residentBytes) },
        { what: "resident memory after the load", measured: megabytes(served.loaded.residentBytes) },
      ],
    };
  } finally {
    await emulator.close();
    await store.remove();
  }
}

/**
 * Fills the store and times SQL and verb side by side, in turn, so that both see the same machine.
 * @param {Record<string, string>} settings
 * @param {readonly import("../../emulator/emulated-instance").EmulatedInstance[]} fleet
 */
async function inThisProcess(settings, fleet) {
  /** @type {typeof import("../../lib/server/inventory/list-instances")} */
  const { listInstances } = await loadTypescript("lib/server/inventory/list-instances.ts");
  /** @type {typeof import("../../lib/domain/instance-filter")} */
  const { parseInstanceFilter } = await loadTypescript("lib/domain/instance-filter.ts");
  const clock = await realClock();
  const { app, ctx, close } = await openPagelessApp({
    config: await benchConfig(settings),
    clock,
    log: silent,
    idle: true,
  });
  try {
    await fillStore(app, fleet);
    // As the server does by itself after so many writes.
    if (settings.DATABASE_URL) await vacuum(settings.DATABASE_URL);
    const measured = [];
    for (const page of PAGES) {
      const { page: rows, total, values } = bareQuery(page, clock.now(), app.store.engine);
      const bareRows = bareRunner(app.store.raw, rows, values);
      const bareTotal = bareRunner(app.store.raw, total, values);
      const filter = parseInstanceFilter(page.params);
      /** @type {Record<"page" | "pageAndTotal" | "verb" | "cold", number[]>} */
      const timed = { page: [], pageAndTotal: [], verb: [], cold: [] };
      for (let turn = 0; turn < TIMES + WARM_UP; turn += 1) {
        const keep = turn >= WARM_UP;
        const bare = await time(bareRows);
        const count = await time(bareTotal);
        const answer = async () => JSON.stringify(await listInstances(ctx, filter));
        const verb = await time(answer);
        await forgetKept(app);
        const cold = await time(answer);
        if (!keep) continue;
        timed.page.push(bare);
        timed.pageAndTotal.push(bare + count);
        timed.verb.push(verb);
        timed.cold.push(cold);
      }
      measured.push(timed);
    }
    return { pages: measured, others: await measureOthers(app, ctx, listInstances) };
  } finally {
    await close();
  }
}

/**
 * On a connection of its own: the pool's are ended after ten seconds.
 * @param {string} connectionString
 */
async function vacuum(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
}

/** @param {Awaited<ReturnType<typeof startProductionConsole>>} server */
async function overHttp(server) {
  const browser = await openBrowser();
  const context = await signedIn(browser, server.url);
  const cookie = await cookieHeader(context);
  await browser.close();
  const agent = new http.Agent({ keepAlive: true });
  const get = (/** @type {Record<string, string>} */ params) =>
    read(`${server.url}/api/instances?${new URLSearchParams(params)}`, { agent, headers: { cookie } });
  for (;;) {
    const { sync } = JSON.parse(await get({}));
    if (sync.state === "idle" && sync.endedAt !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.forget();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const atRest = await server.state();
  const times = [];
  for (const { params } of PAGES) {
    const each = [];
    for (let turn = 0; turn < TIMES + WARM_UP; turn += 1) each.push(await time(() => get(params)));
    times.push(each.slice(WARM_UP));
  }
  server.forget();
  const until = performance.now() + LOAD_MILLIS;
  let answered = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let turn = client; performance.now() < until; turn += 1) {
        await get(PAGES[turn % PAGES.length]?.params ?? {});
        answered += 1;
      }
    }),
  );
  const loaded = await server.state();
  agent.destroy();
  return { times, atRest, loaded, perSecond: answered / (LOAD_MILLIS / 1000) };
}

/** @param {string} url @param {http.RequestOptions} options @returns {Promise<string>} */
function read(url, options) {
  return new Promise((resolve, reject) => {
    http
      .get(url, options, (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (part) => {
          body += part;
        });
        response.on("end", () => {
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`${url} answered ${response.statusCode}.`));
        });
      })
      .on("error", reject);
  });
}
