import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The browser tests, on the build that is there.
 * @param {string} chromium
 * @returns {import("../verify/run-step.mjs").Step}
 */
export function playwrightStep(chromium) {
  const file = join(mkdtempSync(join(tmpdir(), "playwright-")), "result.json");
  return {
    name: "browser tests",
    command: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    live: true,
    counts: () => {
      const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
      // A test that passed only when repeated has failed once.
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
    },
  };
}
