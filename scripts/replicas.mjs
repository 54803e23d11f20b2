import { parseArgs } from "node:util";
import { startPostgres } from "./test/start-postgres.mjs";

// Several servers on one PostgreSQL, and the leading one killed, frozen, or cut off from the store in the middle of a change:
// `node scripts/replicas.mjs short|long [--seed <first>] [--servers 2] [--fault kill|freeze|cut] [--items <n>] [--verbose]`.
// Scenario n draws from the seed first + n - 1. TEST_DATABASE_URL names the PostgreSQL server; without it one is started.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    servers: { type: "string" },
    fault: { type: "string" },
    items: { type: "string" },
    "at-once": { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
const length = positionals[0] ?? "long";
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000_000));
if ((length !== "short" && length !== "long") || !Number.isSafeInteger(firstSeed)) {
  console.error(
    "usage: node scripts/replicas.mjs short|long [--seed <first>] [--servers <n>] [--fault <kind>] [--items <n>]",
  );
  process.exit(1);
}

/** @type {import("./replicas/scenario.mjs").Scenario[]} */
const short = [
  { servers: 2, fault: "kill", items: 40, faultMillis: 0 },
  { servers: 2, fault: "freeze", items: 40, faultMillis: 13_000 },
];
/** @type {import("./replicas/scenario.mjs").Scenario[]} */
const long = [2, 3].flatMap((servers) => [
  { servers, fault: "freeze", items: 200, faultMillis: 60_000 },
  { servers, fault: "kill", items: 200, faultMillis: 0 },
  { servers, fault: "cut", items: 200, faultMillis: 10_000 },
]);
const scenarios = (length === "short" ? short : long)
  .filter(({ servers }) => values.servers === undefined || servers === Number(values.servers))
  .filter(({ fault }) => values.fault === undefined || fault === values.fault)
  .map((scenario) => ({ ...scenario, items: Number(values.items ?? scenario.items) }));

const postgres = await startPostgres((line) => console.log(line));
if (!postgres) {
  console.error("No PostgreSQL was found and none could be installed. Install one, or set TEST_DATABASE_URL.");
  process.exit(1);
}
process.env.TEST_DATABASE_URL = postgres.url;
// Only now: the test store looks at TEST_DATABASE_URL when it is loaded.
const { runScenario } = await import("./replicas/scenario.mjs");

console.log(
  `${scenarios.length} scenarios of several servers, seeds ${firstSeed} to ${firstSeed + scenarios.length - 1}`,
);
const started = performance.now();
let next = 0;
let failed = 0;

async function lane() {
  while (next < scenarios.length) {
    const index = next++;
    const scenario = scenarios[index];
    if (!scenario) return;
    const seed = firstSeed + index;
    const { violations, facts, log } = await runScenario(seed, scenario).catch((error) => ({
      violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      facts: "",
      log: "",
    }));
    const how = scenario.fault === "kill" ? "killed" : scenario.fault === "freeze" ? "frozen" : "cut off";
    const time = scenario.faultMillis > 0 ? ` for ${scenario.faultMillis / 1000} s` : "";
    const verdict = violations.length === 0 ? "ok  " : "FAIL";
    console.log(`${verdict} seed ${seed}: ${scenario.servers} servers, the leader ${how}${time}: ${facts}`);
    for (const violation of violations) console.log(`     ${violation}`);
    if (violations.length > 0 || values.verbose) console.log(log);
    if (violations.length > 0) {
      failed += 1;
      console.log(
        `Run again: node scripts/replicas.mjs ${length} --seed ${seed} --servers ${scenario.servers} --fault ${scenario.fault} --verbose`,
      );
    }
  }
}
await Promise.all(Array.from({ length: Number(values["at-once"] ?? 2) }, lane));
await postgres.stop();
console.log(`${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${scenarios.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
