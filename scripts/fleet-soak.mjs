import { parseArgs } from "node:util";
import { megabytes, millis } from "./bench/section.mjs";
import { runFleetSoak } from "./fleet-soak/run-fleet-soak.mjs";

// `npm run soak [-- --engine sqlite|postgres] [--instances <n>] [--minutes <n>]`: the console with a whole fleet, its sync running and ten
// browsers at the list. Resident memory each minute; at the end whether it grew, and how long the event loop was held up.
process.chdir(new URL("..", import.meta.url).pathname);
const GOAL_P99_MILLIS = 50;

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "sqlite" },
    instances: { type: "string", default: "10000" },
    minutes: { type: "string", default: "30" },
  },
});
const { engine } = values;
const instances = Number(values.instances);
const minutes = Number(values.minutes);
if ((engine !== "sqlite" && engine !== "postgres") || !(instances >= 1) || !(minutes >= 1)) {
  console.error("usage: npm run soak -- [--engine sqlite|postgres] [--instances <n>] [--minutes <n>]");
  process.exit(1);
}
if (engine === "postgres" && !process.env.TEST_DATABASE_URL) {
  console.error("--engine postgres needs TEST_DATABASE_URL: a PostgreSQL server where databases may be made.");
  process.exit(1);
}
console.log(`${instances} instances on ${engine}, the sync running, ten browsers, ${minutes} minutes`);
const { delayP99Millis, first, last, grew } = await runFleetSoak({
  engine,
  instances,
  minutes,
  say: (line) => console.log(line),
});
const quick = delayP99Millis <= GOAL_P99_MILLIS;
console.log(
  `Event-loop delay p99 after the warm-up: ${millis(delayP99Millis)}, goal ≤ ${GOAL_P99_MILLIS} ms: ${quick ? "met" : "not met"}`,
);
console.log(
  `Resident memory, medians of the first and the last third: ${megabytes(first)}, ${megabytes(last)}: ${grew ? "it grew" : "no growth"}`,
);
process.exitCode = quick && !grew ? 0 : 1;
