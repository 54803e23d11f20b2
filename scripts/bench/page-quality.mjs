import lighthouse from "lighthouse";
import { chromium } from "playwright";
import { withBarePage } from "./bare-next.mjs";
import { browserFirstTold, launchBrowserFirst } from "./browser-first.mjs";
import { percentile } from "./percentile.mjs";
import { withQualityPages, withSetupPage } from "./quality-pages.mjs";

const GOAL = 95;
/** Lighthouse measures a processor that other work shares: the middle one of so many runs counts, and how far they lie apart is told. */
const RUNS = 5;
const PERFORMANCE = "performance";
const CATEGORIES = [PERFORMANCE, "accessibility", "best-practices"];

/** @typedef {import("./quality-pages.mjs").QualityPage} QualityPage */
/** `speed`: Lighthouse's own measure of the processor before each run. @typedef {{ scores: Record<string, number[]>, failing: string[], version: string, speed: number }} Quality */

/**
 * Lighthouse on each page as a signed-in administrator sees it, mobile with its simulated slow network and processor.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measurePageQuality() {
  /** @type {(Quality & QualityPage)[]} */
  const measured = [];
  const measure = async (/** @type {readonly QualityPage[]} */ pages) => {
    for (const page of pages) measured.push({ ...page, ...(await qualityOf(page)) });
  };
  const bare = await withBarePage((url) => qualityOf({ url: `${url}/`, cookies: [] }));
  await withSetupPage(measure);
  await withQualityPages(measure);
  return {
    title: "Lighthouse on each page",
    how: `Lighthouse ${bare.version}, mobile, the small fleet; the median of ${RUNS} runs, and all of them where they differ. The noise is half of what the middle ${RUNS - 2} lie apart, and a median may be lower than the goal by that. Lighthouse slows the processor 4 ×, whatever it is: here its benchmark index was ${speeds([bare, ...measured])}. ${browserFirstTold} Beside them a page of one word built with the same Next.`,
    rows: [
      { what: `a page of one word: ${PERFORMANCE}`, measured: told(bare.scores[PERFORMANCE] ?? []) },
      ...measured.flatMap(({ name, scores, failing }) => [
        ...CATEGORIES.map((category) => row(`${name}: ${category}`, scores[category] ?? [])),
        ...(failing.length > 0 ? [{ what: `${name}: audits below 90 in any run`, measured: failing.join(", ") }] : []),
      ]),
    ],
  };
}

/**
 * @param {string} what
 * @param {readonly number[]} scores lowest first
 * @returns {import("./section.mjs").Row}
 */
function row(what, scores) {
  const median = percentile(scores, 50);
  const noise = ((scores.at(-2) ?? median) - (scores[1] ?? median)) / 2;
  return { what, measured: told(scores), goal: `≥ ${GOAL}`, met: median + noise >= GOAL };
}

/** @param {readonly number[]} scores lowest first */
function told(scores) {
  const all = scores[0] === scores.at(-1) ? "" : ` (${scores.join(", ")})`;
  return `${percentile(scores, 50)}${all}`;
}

/** @param {readonly Quality[]} measured */
function speeds(measured) {
  const sorted = measured.map(({ speed }) => speed).sort((a, b) => a - b);
  return `${sorted[0]} to ${sorted.at(-1)}`;
}

/** @param {Pick<QualityPage, "url" | "cookies">} page @returns {Promise<Quality>} */
async function qualityOf({ url, cookies }) {
  /** @type {import("lighthouse").Result[]} */
  const runs = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    runs.push((await oneRun(url, cookies)).lhr);
  }
  const failing = runs.flatMap(({ categories, audits }) =>
    CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id}${audits[id]?.displayValue ? ` (${audits[id].displayValue})` : ""}`),
  );
  return {
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, scoresOf(runs, name)])),
    failing: [...new Set(failing)],
    version: runs[0]?.lighthouseVersion ?? "",
    speed: Math.round(
      percentile(
        runs.map(({ environment }) => environment.benchmarkIndex).sort((a, b) => a - b),
        50,
      ),
    ),
  };
}

/**
 * @param {readonly import("lighthouse").Result[]} runs
 * @param {string} category
 * @returns {number[]} lowest first
 */
function scoresOf(runs, category) {
  return runs.map(({ categories }) => Math.round((categories[category]?.score ?? 0) * 100)).sort((a, b) => a - b);
}

/**
 * One run in a browser of its own: what a run leaves behind signs the next one out.
 * @param {string} page
 * @param {QualityPage["cookies"]} cookies
 * @param {number} [attempts] how often it is run until there is a score
 * @returns {Promise<import("lighthouse").RunnerResult>}
 */
async function oneRun(page, cookies, attempts = 3) {
  const chrome = await launchBrowserFirst();
  try {
    await keepCookies(chrome.port, cookies);
    const run = await lighthouse(page, {
      port: chrome.port,
      logLevel: "error",
      onlyCategories: CATEGORIES,
    });
    if (run?.lhr.finalDisplayedUrl !== page) throw new Error(`Lighthouse saw ${run?.lhr.finalDisplayedUrl}.`);
    const unscored = CATEGORIES.some((name) => typeof run.lhr.categories[name]?.score !== "number");
    // NO_NAVSTART and its like: Lighthouse's own recording went wrong, and it asks to be run again. Such a run says nothing of the page.
    if (unscored && attempts > 1) return await oneRun(page, cookies, attempts - 1);
    if (unscored) throw new Error(`Lighthouse recorded no score for ${page}, however often it was run.`);
    return run;
  } finally {
    chrome.kill();
  }
}

/**
 * In the browser's own jar, which Lighthouse leaves as it is: a header of its options is gone before the page's last requests are made.
 * @param {number} port
 * @param {QualityPage["cookies"]} cookies
 */
async function keepCookies(port, cookies) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  await browser.contexts()[0]?.addCookies(cookies);
  await browser.close();
}
