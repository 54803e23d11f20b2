import { openPagelessApp } from "../crash/pageless-app.mjs";
import { benchConfig, EMULATOR_KEYS, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { openBrowser, signedIn } from "./browser.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { fillStore } from "./fleet-store.mjs";
import { watchKeys, watchLongTasks } from "./page-watch.mjs";
import { percentile } from "./percentile.mjs";
import { startProductionConsole } from "./production-console.mjs";
import { atMost, millis, plain, ratio } from "./section.mjs";

const SLOWED = 4;
const GOAL_KEY_MILLIS = 60;
const LONG_TASK_MILLIS = 50;
const ROUNDS = 6;
/** Typed and taken back; the pauses let the search go out, so that its rows come while the next keys are pressed. */
const WORD = "orders-prod";
const KEY_EVERY_MILLIS = 90;
const PAUSE_MILLIS = 300;
const POLLS = 10;

/**
 * The list of 10,000 instances in a real browser on a slowed processor: from a key in the search to the screen, and what a poll costs.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureListTyping() {
  return withFleet(async (url, instances) => {
    const browser = await openBrowser();
    try {
      const page = await (await signedIn(browser, url)).newPage();
      await page.goto("/instances");
      await page.getByRole("row").nth(50).waitFor();
      const cdp = await page.context().newCDPSession(page);
      const slow = (/** @type {number} */ rate) => cdp.send("Emulation.setCPUThrottlingRate", { rate });
      await slow(SLOWED);
      const bare = await type(page, await bareInput(page));
      const search = await type(page, page.getByRole("searchbox"));
      const slowPolls = await poll(page);
      await slow(1);
      const polls = await poll(page);
      const p95 = percentile(search, 95);
      return {
        title: `Typing in the search over ${instances} instances, and a poll`,
        how: `Chromium, its processor slowed ${SLOWED} × by its own throttling, 50 rows on screen, ${ROUNDS} times "${WORD}" typed and taken back with pauses in which the search goes out; from the key's event to the frame after it. The bare input is one without any script, on the same page. A poll: ${POLLS} reads of the list, in each of which one row has changed.`,
        rows: [
          { what: "keys pressed in the search", measured: plain(search.length) },
          {
            what: "bare input, p50 and p95",
            measured: `${millis(percentile(bare, 50))}, ${millis(percentile(bare, 95))}`,
          },
          { what: "search, p50", measured: millis(percentile(search, 50)) },
          atMost("search, p95", p95, GOAL_KEY_MILLIS, millis),
          { what: "search, slowest", measured: millis(percentile(search, 100)) },
          { what: "search / bare input, p95", measured: ratio(p95 / percentile(bare, 95)) },
          {
            what: `tasks over ${LONG_TASK_MILLIS} ms in ${POLLS} polls, slowed ${SLOWED} ×`,
            measured: tasks(slowPolls),
          },
          {
            what: "the polls' tasks over 50 ms, not slowed",
            measured: tasks(polls),
            goal: "none",
            met: polls.length === 0,
          },
        ],
      };
    } finally {
      await browser.close();
    }
  });
}

/** @param {readonly number[]} durations */
function tasks(durations) {
  return durations.length === 0 ? "none" : `${durations.length}: ${durations.map(millis).join(", ")}`;
}

/**
 * A production console over the big fleet, read already.
 * @template T
 * @param {(url: string, instances: number) => Promise<T>} use
 */
async function withFleet(use) {
  const emulator = await startBenchEmulator({ seed: "fleet" });
  const fleet = await emulator.instances();
  const store = await makeBenchStore("sqlite");
  const settings = { ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url, SYNC_INTERVAL_SECONDS: "86400" };
  try {
    const config = await benchConfig(settings);
    const { app, close } = await openPagelessApp({ config, clock: await realClock(), log: silent, idle: true });
    await fillStore(app, fleet);
    await close();
    const server = await startProductionConsole({ ...EMULATOR_KEYS, ...settings });
    try {
      return await use(server.url, fleet.length);
    } finally {
      await server.stop();
    }
  } finally {
    await emulator.close();
    await store.remove();
  }
}

/** @param {import("playwright").Page} page */
async function bareInput(page) {
  await page.evaluate(() => {
    const input = document.createElement("input");
    input.id = "bare";
    input.style.cssText = "position: fixed; top: 60px; left: 50%; z-index: 99";
    document.body.append(input);
  });
  return page.locator("#bare");
}

/** @param {import("playwright").Page} page @param {import("playwright").Locator} field */
async function type(page, field) {
  await field.focus();
  const done = await watchKeys(page);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const key of [...WORD.split(""), ...WORD.replaceAll(/./g, "<").split("")]) {
      await page.keyboard.press(key === "<" ? "Backspace" : key);
      await page.waitForTimeout(key === "-" || key === "r" ? PAUSE_MILLIS : KEY_EVERY_MILLIS);
    }
  }
  return done();
}

/** Counted on over all polls, so that what is on screen tells which one it is of. */
let turn = 0;

/**
 * Reads the list again and again, as a poll does, one row being another each time.
 * @param {import("playwright").Page} page
 */
async function poll(page) {
  await page.route(/\/api\/instances(\?|$)/, async (route) => {
    const { "if-none-match": _tag, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    const body = await response.json();
    turn += 1;
    body.rows[turn % body.rows.length].mongoVersion = `9.${turn}`;
    await route.fulfill({ response, json: body });
  });
  const done = await watchLongTasks(page);
  for (let number = 1; number <= POLLS; number += 1) {
    const before = turn;
    // What TanStack Query takes for the reader's return to the page: it reads at once.
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    // The list may have been read by itself meanwhile.
    await page.waitForFunction(
      (least) =>
        [...document.querySelectorAll("td")].some(
          ({ textContent }) => Number(/^9\.(\d+)/.exec(textContent)?.[1]) >= least,
        ),
      before + 1,
    );
  }
  await page.unrouteAll({ behavior: "wait" });
  return done();
}
