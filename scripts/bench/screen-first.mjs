import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { benchConfig, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { atMost, plain, ratio, seconds } from "./section.mjs";

const LATENCY_MILLIS = 50;
const CALLS_PER_SECOND = 20;
const POLL_MILLIS = 2_000;
/**
 * What is looked at while the sync has minutes of work before it: each is 50 rows of which few are read.
 * @type {readonly { what: string, params: Record<string, string> }[]}
 */
const VIEWS = [
  { what: "page 60, once the lists are read", params: { page: "60" } },
  { what: "then page 120", params: { page: "120" } },
  { what: "then a filter", params: { region: "na-ashburn", page: "3" } },
  { what: "then one sorted by region", params: { sort: "region", page: "77" } },
];

/**
 * How soon the rows on a screen have their SSL state while 10,000 are waiting.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureScreenFirst() {
  /** @type {typeof import("../../lib/server/inventory/list-instances")} */
  const { listInstances } = await loadTypescript("lib/server/inventory/list-instances.ts");
  /** @type {typeof import("../../lib/domain/instance-filter")} */
  const { parseInstanceFilter } = await loadTypescript("lib/domain/instance-filter.ts");
  const emulator = await startBenchEmulator({ seed: "fleet", latencyMillis: LATENCY_MILLIS });
  const store = await makeBenchStore("sqlite");
  const config = await benchConfig({ ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url });
  const { app, ctx, close } = await openPagelessApp({ config, clock: await realClock(), log: silent });
  const page = (/** @type {Record<string, string>} */ params) => listInstances(ctx, parseInstanceFilter(params));
  try {
    let known = 0;
    while (known === 0) {
      await app.clock.sleep(5);
      known = (await page({})).known;
    }
    const firstRowsAt = app.clock.now();
    const firstAnswerAt = Math.min(...(await emulator.calls({ action: "DescribeDBInstances" })).map(({ at }) => at));
    while ((await page({})).sync.listing > 0 || (await page({})).sync.total === 0) await app.clock.sleep(50);
    const rows = [];
    for (const { what, params } of VIEWS) {
      const { took, unread } = await watch(app, () => page(params));
      rows.push(
        { what: `${what}: rows not read yet`, measured: plain(unread) },
        // The sliding second may be used up when the person looks, and the last answer is on its way for the latency.
        atMost(`${what}: all known after`, took / (unread / CALLS_PER_SECOND), 1.1, ratio),
        { what: `${what}: that is`, measured: seconds(took) },
      );
    }
    const { sync } = await page({});
    return {
      title: "Rows on a screen first",
      how: `10,000 instances behind one endpoint, ${CALLS_PER_SECOND} calls a second, ${LATENCY_MILLIS} ms latency, an empty store, the first sync running throughout. A page of 50 is asked for every ${POLL_MILLIS / 1000} s as the browser does; the floor is the rows not read yet / ${CALLS_PER_SECOND} s; the time is from the first asking to the last of its states in the store.`,
      rows: [
        atMost(
          "first rows in the store after the first call arrived",
          (firstRowsAt - firstAnswerAt) / 1000,
          1,
          seconds,
        ),
        ...rows,
        {
          what: "the sync was not over at the end",
          measured: `${sync.checked} of ${sync.total} read`,
          goal: "running",
          met: sync.state === "running",
        },
      ],
    };
  } finally {
    await close();
    await store.remove();
    await emulator.close();
  }
}

/**
 * @param {import("../../lib/server/context").App} app
 * @param {() => ReturnType<typeof import("../../lib/server/inventory/list-instances").listInstances>} ask
 */
async function watch(app, ask) {
  const started = app.clock.now();
  const first = await ask();
  const unread = first.rows.filter(({ sslCheckedAt }) => sslCheckedAt === null).map(({ instanceId }) => instanceId);
  if (unread.length === 0) throw new Error("All of that page was read already.");
  for (let polledAt = started; ; ) {
    await app.clock.sleep(20);
    if (app.clock.now() - polledAt >= POLL_MILLIS) {
      polledAt = app.clock.now();
      await ask();
    }
    const rows = await app.store.db
      .selectFrom("instances")
      .select("ssl_checked_at")
      .where("instance_id", "in", unread)
      .execute();
    const times = rows.map(({ ssl_checked_at }) => Number(ssl_checked_at ?? 0));
    if (times.every((time) => time > 0)) return { took: (Math.max(...times) - started) / 1000, unread: unread.length };
  }
}
