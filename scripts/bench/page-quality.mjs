import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { CHROMIUM_FLAGS, chromiumPath, cookieHeader, openBrowser, signedIn } from "./browser.mjs";
import { withDemo } from "./demo-console.mjs";
import { atLeast, plain } from "./section.mjs";

const GOAL = 95;
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
    const chrome = await launch({ chromePath: chromiumPath, chromeFlags: ["--headless=new", ...CHROMIUM_FLAGS] });
    try {
      const run = await lighthouse(`${url}/instances`, {
        port: chrome.port,
        logLevel: "error",
        onlyCategories: CATEGORIES,
        extraHeaders: { Cookie: cookie },
      });
      if (!run) throw new Error("Lighthouse gave no result.");
      const { categories, audits, lighthouseVersion } = run.lhr;
      const failing = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${id}${audits[id]?.displayValue ? ` (${audits[id].displayValue})` : ""}`);
      return {
        title: "Lighthouse on /instances",
        how: `Lighthouse ${lighthouseVersion}, mobile, signed in, the small fleet.`,
        rows: [
          ...CATEGORIES.map((name) => atLeast(name, Math.round((categories[name]?.score ?? 0) * 100), GOAL, plain)),
          { what: "audits below 90", measured: [...new Set(failing)].join(", ") || "none" },
        ],
      };
    } finally {
      chrome.kill();
    }
  });
}
