import { openBrowser, signedIn } from "./browser.mjs";
import { withDemo } from "./demo-console.mjs";
import { percentile } from "./percentile.mjs";
import { atMost, millis } from "./section.mjs";

const INSTANCES = 10;
const LATENCY_MILLIS = 50;
const REGION = "ap-jakarta";

/**
 * From the click on "Enable SSL" in the dialog to "Enabling…" painted in the row, in a real browser.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureClickToEnabling() {
  const ids = Array.from({ length: INSTANCES }, (_, index) => `cmgo-click${String(index).padStart(3, "0")}`);
  const browser = await openBrowser();
  try {
    const times = await withDemo(
      async (url) => {
        const context = await signedIn(browser, url);
        const page = await context.newPage();
        const measured = [];
        for (const instanceId of ids) {
          await page.goto(`/instances?search=${instanceId}`);
          measured.push(await oneClick(page, instanceId));
        }
        return measured;
      },
      {
        latencyMillis: LATENCY_MILLIS,
        flowMillis: 600_000,
        added: ids.map((instanceId) => ({ region: REGION, instanceId, ssl: "disabled" })),
      },
    );
    const beyond = (/** @type {number} */ part) => percentile(times, part) - LATENCY_MILLIS;
    return {
      title: 'From the confirming click to "Enabling…" on screen',
      how: `Chromium, ${INSTANCES} instances one after the other, the emulator answers after ${LATENCY_MILLIS} ms; until the frame after the text is in the row.`,
      rows: [
        { what: "whole, median", measured: millis(percentile(times, 50)) },
        { what: "whole, slowest", measured: millis(percentile(times, 100)) },
        atMost("beyond the API's own latency, median", beyond(50), 150, millis),
        atMost("beyond the API's own latency, slowest", beyond(100), 150, millis),
      ],
    };
  } finally {
    await browser.close();
  }
}

/** @param {import("playwright").Page} page @param {string} instanceId */
async function oneClick(page, instanceId) {
  const control = page.getByRole("switch", { name: `SSL for ${instanceId}` });
  // A fleet that is still being read for the first time grows row by row.
  await control.and(page.locator(":enabled:not([aria-disabled=true])")).waitFor({ timeout: 120_000 });
  await control.click();
  const confirm = page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" });
  await confirm.waitFor();
  // The dialog reads the instance anew; people take longer than that to read the question.
  await page.waitForLoadState("networkidle");
  const painted = page.evaluate(
    () =>
      new Promise((resolve) => {
        let clickedAt = Number.NaN;
        document.addEventListener(
          "click",
          (event) => {
            clickedAt = event.timeStamp;
          },
          { capture: true, once: true },
        );
        const rows = document.querySelector("table tbody");
        if (!rows) throw new Error("There is no list.");
        const watcher = new MutationObserver(() => {
          if (!rows.textContent?.includes("Enabling…")) return;
          watcher.disconnect();
          // The first frame is the one that shows it, the second tells that it was painted.
          requestAnimationFrame(() => requestAnimationFrame((at) => resolve(at - clickedAt)));
        });
        watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
  await confirm.click();
  return Number(await painted);
}
