import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { installByApt } from "./install-by-apt.mjs";

/** Chromium without windows: the tests take two thirds of the processor's time with it. */
const DEBIAN_PACKAGES = ["chromium-headless-shell", "chromium"];
const USUAL_PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
const DOWNLOAD_MILLIS = 180_000;

/**
 * A Chromium that starts: the one of CHROMIUM_PATH, of the system, Playwright's own, or one that is installed now. Null = none to be had.
 * @param {(line: string) => void} say
 * @returns {string | null}
 */
export function findChromium(say) {
  const found = usable();
  if (found) return found;
  if (DEBIAN_PACKAGES.some((name) => installByApt([name], say))) return usable();
  say("Downloading Playwright's Chromium…");
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: DOWNLOAD_MILLIS,
  });
  return usable();
}

function usable() {
  const named = process.env.CHROMIUM_PATH;
  // A path that somebody named is meant: another browser instead would be a surprise.
  const places = named ? [named] : [...USUAL_PLACES, chromium.executablePath()];
  return (
    places.find(
      (path) => existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0,
    ) ?? null
  );
}
