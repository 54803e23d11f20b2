import { gzipSync } from "node:zlib";
import { withBarePage } from "./bare-next.mjs";
import { openBrowser, signedIn } from "./browser.mjs";
import { withDemo } from "./demo-console.mjs";
import { atMost, kilobytes } from "./section.mjs";

const GOAL_BYTES = 175_000;
const MOST_NAMED = 5;

/**
 * The JavaScript that a browser loads for /instances, against a Next page with one word on it.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureFirstLoad() {
  const browser = await openBrowser();
  try {
    const ours = await withDemo(async (url) => scriptsOf(await signedIn(browser, url), `${url}/instances`));
    const bare = await withBarePage(async (url) => scriptsOf(await browser.newContext(), url));
    const all = sum(ours);
    const [largest, ...rest] = [...ours].sort((a, b) => b.bytes - a.bytes).slice(0, MOST_NAMED);
    return {
      title: "JavaScript of the first load of /instances",
      how: "Every script that Chromium loads until the page is at rest, signed in and with an empty cache, each gzipped at the default level; beside it a page of one word built with the same Next.",
      rows: [
        atMost("/instances", all, GOAL_BYTES, kilobytes),
        { what: "the bare page", measured: kilobytes(sum(bare)) },
        { what: "what the console adds", measured: kilobytes(all - sum(bare)) },
        {
          what: `its scripts, the largest of ${ours.length}`,
          measured: [largest, ...rest].map((script) => kilobytes(script?.bytes ?? 0)).join(", "),
        },
      ],
    };
  } finally {
    await browser.close();
  }
}

/** @param {readonly { bytes: number }[]} scripts */
function sum(scripts) {
  return scripts.reduce((total, { bytes }) => total + bytes, 0);
}

/**
 * @param {import("playwright").BrowserContext} context
 * @param {string} url
 * @returns {Promise<{ url: string, bytes: number }[]>}
 */
async function scriptsOf(context, url) {
  const page = await context.newPage();
  /** @type {Map<string, Promise<number>>} */
  const scripts = new Map();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script" || !response.ok()) return;
    scripts.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const loaded = await Promise.all([...scripts].map(async ([from, bytes]) => ({ url: from, bytes: await bytes })));
  await context.close();
  return loaded;
}
