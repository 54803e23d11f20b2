import { spawn } from "node:child_process";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command its first word is a file that Node runs
 * @property {Record<string, string>} [env] besides the one we have
 * @property {boolean} [live] shows its output as it comes, instead of only when it fails
 * @property {() => Counts} [counts] read when it has ended; without it the step counts as one
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, ok: boolean, seconds: number, output: string, counts: Counts }} Outcome
 */

/**
 * Runs one step in a process of its own. Whatever way it ends, it is counted: a runner that dies without a result is one failure.
 * @param {Step} step
 * @param {(line: string) => void} [print]
 * @returns {Promise<Outcome>}
 */
export async function runStep({ name, command, env = {}, live = false, counts }, print = (line) => console.log(line)) {
  const began = Date.now();
  const [output, code] = await runNode(command, env, live);
  const seconds = (Date.now() - began) / 1000;
  const counted = counts ? countsOf(counts) : oneOf(code === 0);
  // An exit code that the counts don't explain is a failure of its own (a crash, a console.error, nothing found to run).
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  const outcome = { name, ok: counted.failed === 0, seconds, output, counts: counted };
  say(outcome, live, print);
  return outcome;
}

/** @param {boolean} ok */
function oneOf(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** @param {() => Counts} read */
function countsOf(read) {
  try {
    return read();
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {readonly string[]} command
 * @param {Record<string, string>} env
 * @param {boolean} live
 * @returns {Promise<[string, number]>}
 */
function runNode(command, env, live) {
  return new Promise((resolve) => {
    /** @type {string[]} */
    const output = [];
    const child = spawn(process.execPath, command, {
      env: { ...process.env, ...env },
      stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output.push(String(chunk)));
    child.once("error", (error) => resolve([`${output.join("")}${error.message}`, 1]));
    child.once("close", (code) => resolve([output.join(""), code ?? 1]));
  });
}

/**
 * @param {Outcome} outcome
 * @param {boolean} live
 * @param {(line: string) => void} print
 */
function say({ name, ok, seconds, output, counts }, live, print) {
  const numbers = counts.passed + counts.failed + counts.skipped > 1 ? `, ${totals(counts)}` : "";
  print(`${ok ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s${numbers})`);
  if (!ok && !live) print(output.trimEnd().replace(/^/gm, "       "));
}

/** @param {Counts} counts */
export function totals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @param {readonly { counts: Counts }[]} outcomes
 * @returns {Counts}
 */
export function sum(outcomes) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of outcomes) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}
