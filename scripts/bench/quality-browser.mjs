import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { launch } from "chrome-launcher";
import { CHROMIUM_FLAGS, chromiumPath } from "./browser.mjs";

/** The one without windows: the frame around a page, which is drawn by the processor here, takes as long of it as the page does. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
const path = process.env.CHROMIUM_PATH || (existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : chromiumPath);

/**
 * Whatever else runs waits for the page: a phone has processors for the browser's other processes, and the server is elsewhere.
 * By the clock, by which Lighthouse goes, a task on two cores takes twice to three times as long as it keeps a processor busy.
 */
const PAGE_FIRST = ["chrt", "--fifo", "1"];
/** Only root may, and not everywhere. */
const mayGoFirst = spawnSync("chrt", ["--fifo", "1", "true"]).status === 0;

/** What a reader of the numbers must know of the browser, a sentence. */
export const qualityBrowserTold = `${path === HEADLESS_SHELL ? "Chromium's headless shell" : "Chromium with windows"}; the page's process ${mayGoFirst ? "goes before all others of the machine (chrt)" : "shares the processors with the server and the browser's other processes, as it may not go first (chrt)"}.`;

/** A new browser for one run of Lighthouse; whoever starts it kills it. */
export function launchQualityBrowser() {
  const first = mayGoFirst ? [`--renderer-cmd-prefix=${PAGE_FIRST.join(" ")}`] : [];
  return launch({ chromePath: path, chromeFlags: ["--headless", ...CHROMIUM_FLAGS, ...first] });
}
