import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

// kill -9 at random moments of a toggle, of a change over 100 instances, and of a rotation of 50:
// `node scripts/crash.mjs <rounds> [--seed <first>] [--store sqlite|postgres] [--kind toggle|bulk|rotate] [--at-once <n>]`.
// Round n uses the seed first + n - 1: an odd seed is a toggle, an even one a change over many, unless --kind says which.
// `node scripts/crash.mjs 1 --seed <seed> --verbose` draws the same round again (the machine's own timing differs).
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    store: { type: "string", default: "sqlite" },
    kind: { type: "string", default: "both" },
    "at-once": { type: "string", default: "4" },
    verbose: { type: "boolean", default: false },
  },
});
const rounds = Number(positionals[0] ?? "20");
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000_000));
const { kind } = values;
if (
  !Number.isSafeInteger(rounds) ||
  rounds < 1 ||
  !Number.isSafeInteger(firstSeed) ||
  !["both", "toggle", "bulk", "rotate"].includes(kind)
) {
  console.error(
    "usage: node scripts/crash.mjs <rounds> [--seed <first>] [--store sqlite|postgres] [--kind toggle|bulk|rotate] [--at-once <n>] [--verbose]",
  );
  process.exit(1);
}
if (values.store === "sqlite") delete process.env.TEST_DATABASE_URL;
else if (!process.env.TEST_DATABASE_URL) {
  console.error("--store postgres needs TEST_DATABASE_URL: a PostgreSQL server where databases may be made.");
  process.exit(1);
}

// kill -9 loses nothing that the kernel has been given, so the stores may be in memory: a slow disk would only make the rounds long.
if (existsSync("/dev/shm")) process.env.TMPDIR = "/dev/shm";

// Only now: the test store looks at TEST_DATABASE_URL when it is loaded.
const { runRound } = await import("./crash/round.mjs");
const { runBulkRound } = await import("./crash/bulk-round.mjs");
const kindOf = (/** @type {number} */ seed) => (kind === "both" ? (seed % 2 === 1 ? "toggle" : "bulk") : kind);

console.log(`kill -9: ${rounds} rounds on ${values.store}, seeds ${firstSeed} to ${firstSeed + rounds - 1}`);
const started = performance.now();
/** @type {(import("./crash/round.mjs").RoundResult & { kind: string })[]} */
const results = [];
let next = 0;

async function lane() {
  while (next < rounds) {
    const seed = firstSeed + next++;
    const kind = kindOf(seed);
    const result = await (kind === "toggle" ? runRound(seed) : runBulkRound(seed, kind === "rotate")).catch(
      (error) => ({
        seed,
        behaviour: "?",
        killedIn: [],
        end: "?",
        violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
        resumedMillis: [],
        log: "",
      }),
    );
    results.push({ ...result, kind });
    const verdict = result.violations.length === 0 ? "ok  " : "FAIL";
    console.log(
      `${verdict} ${results.length}/${rounds} seed ${seed}: ${result.behaviour}; killed in ${result.killedIn.join(", then ")}; ended ${result.end}`,
    );
    for (const violation of result.violations) console.log(`     ${violation}`);
    if (result.violations.length > 0 || values.verbose) console.log(result.log);
  }
}
await Promise.all(Array.from({ length: Number(values["at-once"]) }, lane));

/** @type {Map<string, number>} */
const kills = new Map();
for (const state of results.filter((result) => result.kind === "toggle").flatMap(({ killedIn }) => killedIn))
  kills.set(state, (kills.get(state) ?? 0) + 1);
if (kills.size > 0)
  console.log(`Toggles killed in: ${[...kills].map(([state, times]) => `${state} ${times}`).join(", ")}`);
for (const [of, what] of [
  ["bulk", "Changes over 100 instances"],
  ["rotate", "Rotations of 50 instances"],
]) {
  const bulk = results.filter((result) => result.kind === of);
  if (bulk.length === 0) continue;
  const resumed = bulk.flatMap(({ resumedMillis }) => resumedMillis);
  const times = bulk.reduce((sum, { killedIn }) => sum + killedIn.length, 0);
  console.log(
    `${what}: ${bulk.length}, killed ${times} times; went on ${Math.round(Math.max(0, ...resumed))} ms after a start at the latest (${resumed.length} starts had something to do)`,
  );
}
const failed = results.filter(({ violations }) => violations.length > 0);
for (const { seed, kind } of failed)
  console.log(`Run again: node scripts/crash.mjs 1 --seed ${seed} --kind ${kind} --store ${values.store} --verbose`);
console.log(`${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
