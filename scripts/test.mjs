import { buildIfNeeded } from "./start/build.mjs";
import { findChromium } from "./test/find-chromium.mjs";
import { playwrightStep } from "./test/playwright-step.mjs";
import { startPostgres } from "./test/start-postgres.mjs";
import { prepareTypes } from "./verify/prepare-types.mjs";
import { runInLanes } from "./verify/run-in-lanes.mjs";
import { runStep, sum, totals } from "./verify/run-step.mjs";
import { verifySteps } from "./verify/steps.mjs";
import { vitestStep } from "./verify/vitest-step.mjs";

// Everything: what `npm run verify` looks at, the server on both stores, the console in a browser. The last line is the sum of it all.
process.chdir(new URL("..", import.meta.url).pathname);
/**
 * By itself vitest leaves one of two processors idle, and on SQLite two workers wait for a fifth of their time.
 * @param {number} workers
 */
const server = (workers) => ["--project=server*", `--maxWorkers=${workers}`];
/** @type {import("./verify/run-step.mjs").Outcome[]} */
const outcomes = [];
/** @type {(() => Promise<void>)[]} */
const cleanups = [];
const say = (/** @type {string} */ line) => console.log(line);
const title = (/** @type {string} */ line) => say(`\n── ${line}`);

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(
    signal,
    () => void Promise.allSettled(cleanups.map((cleanup) => cleanup())).then(() => process.exit(130)),
  );
}

prepareTypes();
title("Types, lint, layers, words, unit tests");
outcomes.push(
  ...(await runInLanes(
    2,
    verifySteps().map((step) => () => runStep(step)),
  )),
);

title("Server tests on SQLite");
outcomes.push(await runStep(vitestStep("server on SQLite", server(3), { live: true })));

title("Server tests on PostgreSQL");
const postgres = await startPostgres(say);
if (postgres) {
  cleanups.push(postgres.stop);
  const env = { TEST_DATABASE_URL: postgres.url };
  outcomes.push(await runStep(vitestStep("server on PostgreSQL", [...server(2), "lib/server"], { env, live: true })));
  title("Several servers on one PostgreSQL");
  outcomes.push(
    await runStep({ name: "leader killed and frozen", command: ["scripts/replicas.mjs", "short"], env, live: true }),
  );
  await postgres.stop();
} else {
  const why = "no PostgreSQL was found and none could be installed. Install one, or set TEST_DATABASE_URL";
  skip("server on PostgreSQL", why);
  skip("leader killed and frozen", why);
}

title("Build");
const built = await build();
if (built) {
  title("Killed at random moments");
  for (const { kind, rounds } of [
    { kind: "toggle", rounds: "20" },
    { kind: "bulk", rounds: "10" },
    { kind: "rotate", rounds: "4" },
  ]) {
    const command = ["scripts/crash.mjs", rounds, "--kind", kind];
    outcomes.push(await runStep({ name: `kill -9 at ${rounds} moments (${kind})`, command, live: true }));
  }
}

title("Browser tests");
const chromium = findChromium(say);
if (!chromium)
  skip("browser tests", "no Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH");
else if (!built) skip("browser tests", "there is no build to look at");
else outcomes.push(await runStep(playwrightStep(chromium)));

title("Result");
const { failed } = sum(outcomes);
for (const { name } of outcomes.filter(({ ok }) => !ok)) say(`FAILED ${name}`);
for (const { name, output } of outcomes.filter(({ counts }) => counts.skipped > 0))
  say(`SKIPPED ${name}${output && `: ${output}`}`);
say(totals(sum(outcomes)));
process.exitCode = failed === 0 ? 0 : 1;

async function build() {
  const began = Date.now();
  const ok = await buildIfNeeded(process.cwd(), { say }).then(
    () => true,
    (error) => {
      say(error instanceof Error ? error.message : String(error));
      return false;
    },
  );
  outcomes.push({
    name: "build",
    ok,
    seconds: (Date.now() - began) / 1000,
    output: "",
    counts: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 },
  });
  return ok;
}

/**
 * @param {string} name
 * @param {string} why
 */
function skip(name, why) {
  say(`SKIPPED ${name}: ${why}.`);
  outcomes.push({ name, ok: true, seconds: 0, output: why, counts: { passed: 0, failed: 0, skipped: 1 } });
}
