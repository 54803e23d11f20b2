import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "chrome-launcher";
import { CHROMIUM_FLAGS, chromiumPath } from "./browser.mjs";

/** The one without windows: the frame around a page, which is drawn by the processor here, takes as long of it as the page does. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
const CHROMIUM = process.env.CHROMIUM_PATH || (existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : chromiumPath);

/**
 * The server and Lighthouse wait for the browser: who opens a page has neither on their phone. By the clock, by which Lighthouse goes, a task
 * of a page takes two to three times as long as it keeps a processor busy where all of them share two.
 */
const BROWSER_FIRST = fileURLToPath(new URL("browser-first.sh", import.meta.url));
/** Only root may, and not everywhere. */
const mayGoFirst = spawnSync(BROWSER_FIRST, { env: { ...process.env, CHROMIUM: "true" } }).status === 0;

/** What a reader of the numbers must know of the browser, a sentence. */
export const browserFirstTold = `${CHROMIUM === HEADLESS_SHELL ? "Chromium's headless shell" : CHROMIUM} ${mayGoFirst ? "goes before all else on the machine (chrt)" : "shares the processors with the server and Lighthouse, as it may not go first (chrt)"}.`;

/** A new browser for one run of Lighthouse; whoever starts it kills it. */
export function launchBrowserFirst() {
  return launch({
    chromePath: mayGoFirst ? BROWSER_FIRST : CHROMIUM,
    envVars: { ...process.env, CHROMIUM },
    chromeFlags: ["--headless", ...CHROMIUM_FLAGS],
  });
}
