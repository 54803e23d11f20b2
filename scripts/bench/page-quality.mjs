import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { CHROMIUM_FLAGS, chromiumPath, cookieHeader, openBrowser, signedIn } from "./browser.mjs";
import { withDemo } from "./demo-console.mjs";
import { percentile } from "./percentile.mjs";
import { atLeast, plain } from "./section.mjs";

const GOAL = 95;
/** Lighthouse measures a processor that other work shares: the middle one of so many runs counts, and all are printed. */
const RUNS = 5;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/**
 * Lighthouse on /instances as a signed-in person sees it, mobile with its simulated slow network and processor.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measurePageQuality() {
  return withDemo(async (url) => {
    const browser = await openBrowser();
    const cookie = await cookieHeader(await signedIn(browser, url));
    await browser.close();
    /** @type {import("lighthouse").Result[]} */
    const runs = [];
    for (let turn = 0; turn < RUNS; turn += 1) runs.push(await oneRun(`${url}/instances`, cookie));
    const scores = (/** @type {string} */ name) =>
      runs.map(({ categories }) => Math.round((categories[name]?.score ?? 0) * 100)).sort((a, b) => a - b);
    const failing = runs.flatMap(({ categories, audits }) =>
      CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${id}${audits[id]?.displayValue ? ` (${audits[id].displayValue})` : ""}`),
    );
    return {
      title: "Lighthouse on /instances",
      how: `Lighthouse ${runs[0]?.lighthouseVersion}, mobile, signed in, the small fleet; the median of ${RUNS} runs.`,
      rows: [
        ...CATEGORIES.map((name) => atLeast(name, percentile(scores(name), 50), GOAL, plain)),
        { what: "performance, each run", measured: scores("performance").join(", ") },
        { what: "audits below 90 in any run", measured: [...new Set(failing)].join(", ") || "none" },
      ],
    };
  });
}

/**
 * One run in a browser of its own: what a run leaves behind signs the next one out.
 * @param {string} page
 * @param {string} cookie
 */
async function oneRun(page, cookie) {
  const chrome = await launch({ chromePath: chromiumPath, chromeFlags: ["--headless=new", ...CHROMIUM_FLAGS] });
  try {
    const run = await lighthouse(page, {
      port: chrome.port,
      logLevel: "error",
      onlyCategories: CATEGORIES,
      extraHeaders: { Cookie: cookie },
    });
    if (run?.lhr.finalDisplayedUrl !== page) throw new Error(`Lighthouse saw ${run?.lhr.finalDisplayedUrl}.`);
    return run.lhr;
  } finally {
    chrome.kill();
  }
}
