import { randomUUID } from "node:crypto";
import http from "node:http";
import { cookieHeader, openBrowser, signedIn } from "./browser.mjs";
import { BULK_SETTINGS } from "./bulk-change.mjs";
import { callAction, send } from "./call-action.mjs";
import { withDemo } from "./demo-console.mjs";
import { percentile } from "./percentile.mjs";
import { atMost, kilobytes, millis, plain } from "./section.mjs";

const ITEMS = 1_000;
const REGION = "ap-jakarta";
const WATCHED_MILLIS = 30_000;
/** What is not done in this long is seen as a stutter (W3C, Long Tasks). */
const LONG_TASK_MILLIS = 50;

/**
 * The page of a running change over 1,000 instances, watched in a real browser: what a poll weighs and when it is on screen.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureChangePage() {
  const added = Array.from({ length: ITEMS }, (_, index) => ({
    region: REGION,
    instanceId: `cmgo-page${String(index).padStart(4, "0")}`,
    ssl: /** @type {const} */ ("disabled"),
  }));
  const browser = await openBrowser();
  try {
    const { whole, polls, longTasks, cpuTasks, updates } = await withDemo(
      async (url) => {
        const context = await signedIn(browser, url);
        const agent = new http.Agent({ keepAlive: true });
        const session = { url, cookie: await cookieHeader(context), agent };
        const changeId = await startChange(session);
        const bytes = Buffer.byteLength(await send(session, `/api/changes/${changeId}`));
        agent.destroy();
        return { whole: bytes, ...(await watch(browser, await context.newPage(), changeId)) };
      },
      { latencyMillis: 50, flowMillis: 3_000, added },
    );
    return {
      title: `The page of a running change over ${ITEMS} instances`,
      how: `Chromium, an administrator's page with its history, ${WATCHED_MILLIS / 1_000} s of polls while 20 instances at a time are switched. Bytes before compression. On screen: from the answer's last byte to the frame after its rows changed. A task's time is that of the clock, in which whoever else is busy on the machine has a part; its time on the CPU is its own.`,
      rows: [
        { what: "the whole, read once", measured: kilobytes(whole) },
        { what: "a poll, median", measured: kilobytes(percentile(polls, 50)) },
        { what: "a poll, largest", measured: kilobytes(percentile(polls, 100)) },
        { what: "polls watched", measured: plain(polls.length) },
        { what: "of them without news (204)", measured: plain(polls.filter((bytes) => bytes === 0).length) },
        { what: "from the answer to the screen, median", measured: millis(percentile(updates, 50)) },
        { what: "from the answer to the screen, slowest", measured: millis(percentile(updates, 100)) },
        { what: `tasks over ${LONG_TASK_MILLIS} ms`, measured: plain(longTasks.length) },
        atMost("longest task", Math.max(0, ...longTasks), LONG_TASK_MILLIS, millis),
        atMost("longest task, time on the CPU", Math.max(0, ...cpuTasks), LONG_TASK_MILLIS, millis),
      ],
    };
  } finally {
    await browser.close();
  }
}

/** @param {import("./call-action.mjs").Session} session @returns {Promise<string>} */
async function startChange(session) {
  const filter = { search: ["cmgo-page"] };
  for (;;) {
    const { total, sync } = JSON.parse(await send(session, "/api/instances?search=cmgo-page&ssl=disabled"));
    if (total === ITEMS && sync.state === "idle") break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const selection = { kind: "filter", filter };
  const { fingerprint } = await callAction(session, "reviewChange", { target: "enabled", selection });
  const { changeId } = await callAction(session, "startChange", {
    intentId: randomUUID(),
    target: "enabled",
    selection,
    settings: BULK_SETTINGS,
    reason: "",
    fingerprint,
    asking: false,
  });
  return changeId;
}

/** @param {import("playwright").Browser} browser @param {import("playwright").Page} page @param {string} changeId */
async function watch(browser, page, changeId) {
  await page.goto(`/changes/${changeId}`);
  await page.getByRole("row").nth(ITEMS).waitFor({ state: "attached" });
  /** @type {number[]} */
  const polls = [];
  page.on("response", async (response) => {
    if (response.url().includes("since="))
      polls.push(response.status() === 204 ? 0 : (await response.body()).byteLength);
  });
  await browser.startTracing(page, { categories: ["toplevel"] });
  const seen = await page.evaluate(observe, WATCHED_MILLIS);
  return { polls, cpuTasks: mainThreadTasks(await browser.stopTracing()), ...seen };
}

/** What the pages' main threads spent on the CPU for each task, milliseconds. @param {Buffer} trace */
function mainThreadTasks(trace) {
  /** @type {{ traceEvents: { name: string, pid: number, tid: number, tdur?: number, args: { name?: string } }[] }} */
  const { traceEvents } = JSON.parse(trace.toString());
  const thread = (/** @type {{ pid: number, tid: number }} */ { pid, tid }) => `${pid}/${tid}`;
  const named = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const main = new Set(named.map(thread));
  const tasks = traceEvents.filter(
    (event) => event.name === "ThreadControllerImpl::RunTask" && main.has(thread(event)),
  );
  if (tasks.length === 0) throw new Error("The trace holds no task of a page.");
  return tasks.map(({ tdur = 0 }) => tdur / 1_000);
}

/**
 * Runs in the page.
 * @param {number} forMillis
 * @returns {Promise<{ longTasks: number[], updates: number[] }>}
 */
function observe(forMillis) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const longTasks = [];
    /** @type {number[]} */
    const updates = [];
    let answeredAt = Number.NaN;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: "longtask" });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByType("resource"))
        if (entry instanceof PerformanceResourceTiming && entry.name.includes("since=")) answeredAt = entry.responseEnd;
    }).observe({ type: "resource" });
    new MutationObserver(() => {
      const changedAt = performance.now();
      // The entry of a resource comes a moment after the answer itself.
      requestAnimationFrame(() => {
        requestAnimationFrame((at) => {
          if (answeredAt <= changedAt && changedAt - answeredAt < 1_000) updates.push(at - answeredAt);
          answeredAt = Number.NaN;
        });
      });
    }).observe(document.querySelector("table tbody") ?? document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    setTimeout(() => resolve({ longTasks, updates }), forMillis);
  });
}
