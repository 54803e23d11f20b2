import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A step that runs vitest and counts its tests.
 * @param {string} name
 * @param {readonly string[]} options
 * @param {{ env?: Record<string, string>, live?: boolean }} [how]
 * @returns {import("./run-step.mjs").Step}
 */
export function vitestStep(name, options, { env, live } = {}) {
  const file = join(mkdtempSync(join(tmpdir(), "vitest-")), "result.json");
  return {
    name,
    command: [
      "node_modules/vitest/vitest.mjs",
      "run",
      ...options,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    env,
    live,
    counts: () => {
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
        readFileSync(file, "utf8"),
      );
      // A file that fails before its first test has none to count.
      const broken = testResults.filter(
        (/** @type {{ status: string, assertionResults: unknown[] }} */ { status, assertionResults }) =>
          status === "failed" && assertionResults.length === 0,
      ).length;
      return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests };
    },
  };
}
