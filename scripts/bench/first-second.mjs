import { EMULATOR_KEYS } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { openBrowser, signedIn } from "./browser.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { startProductionConsole } from "./production-console.mjs";
import { atMost, plain, seconds } from "./section.mjs";

const LATENCY_MILLIS = 50;
/** So long the API keeps its first answers back: time to sign in, so that somebody looks when they come. */
const HELD_MILLIS = 8_000;

/**
 * An empty store and 10,000 instances behind the API: how soon the first rows are on a screen.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureFirstSecond() {
  const emulator = await startBenchEmulator({ seed: "fleet", latencyMillis: LATENCY_MILLIS });
  const store = await makeBenchStore("sqlite");
  const browser = await openBrowser();
  try {
    await emulator.addFault({ kind: "delay", millis: HELD_MILLIS, action: "DescribeDBInstances", times: 20 });
    const server = await startProductionConsole({
      ...EMULATOR_KEYS,
      ...store.settings,
      TENCENTCLOUD_ENDPOINT: emulator.url,
    });
    try {
      const context = await signedIn(browser, server.url);
      const page = await context.newPage();
      await page.goto("/instances");
      const rows = page
        .getByRole("table")
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader") });
      const early = await rows.count();
      const openedAt = Date.now();
      await rows.first().waitFor();
      const shownAt = Date.now();
      const calls = await emulator.calls({ action: "DescribeDBInstances" });
      const answeredAt = Math.min(...calls.map(({ at }) => at)) + HELD_MILLIS + LATENCY_MILLIS;
      return {
        title: "The first second",
        how: `An empty store, 10,000 instances of 20 regions behind the API, a signed-in Chromium with the list open. The emulator keeps its first answers back for ${HELD_MILLIS / 1000} s, until somebody looks.`,
        rows: [
          { what: "rows on screen when it was opened", measured: plain(early), goal: "0", met: early === 0 },
          { what: "opened before the first answer by", measured: seconds((answeredAt - openedAt) / 1000) },
          atMost("first rows on screen after the first answer", (shownAt - answeredAt) / 1000, 1, seconds),
          { what: "calls of DescribeDBInstances until then", measured: plain(calls.length) },
        ],
      };
    } finally {
      await server.stop();
    }
  } finally {
    await browser.close();
    await emulator.close();
    await store.remove();
  }
}
