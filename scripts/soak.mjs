import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

// A change over many instances while a tenth of all calls fail, in every way the emulator knows:
// `node scripts/soak.mjs [<items>] [--seed <n>] [--faults <percent>] [--rate <calls a second>] [--store sqlite|postgres]`.
// All of them end true or need a person, nothing that is shown as ended contradicts the cloud, and the rate limit holds.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    faults: { type: "string", default: "10" },
    rate: { type: "string", default: "60" },
    store: { type: "string", default: "sqlite" },
  },
});
const items = Number(positionals[0] ?? "300");
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000_000));
const faultShare = Number(values.faults) / 100;
const callsPerSecond = Number(values.rate);
if (![items, seed, callsPerSecond].every((value) => Number.isSafeInteger(value) && value >= 0) || !(faultShare <= 1)) {
  console.error(
    "usage: node scripts/soak.mjs [<items>] [--seed <n>] [--faults <percent>] [--rate <n>] [--store sqlite|postgres]",
  );
  process.exit(1);
}
if (values.store === "sqlite") delete process.env.TEST_DATABASE_URL;
else if (!process.env.TEST_DATABASE_URL) {
  console.error("--store postgres needs TEST_DATABASE_URL: a PostgreSQL server where databases may be made.");
  process.exit(1);
}
if (existsSync("/dev/shm")) process.env.TMPDIR = "/dev/shm";

// Only now: the test store looks at TEST_DATABASE_URL when it is loaded.
const { runSoak } = await import("./soak/run-soak.mjs");
console.log(`A change over ${items} instances, ${values.faults} % of the calls fail, on ${values.store}, seed ${seed}`);
const { violations, ends, met, calls, most, seconds } = await runSoak({
  items,
  seed,
  faultShare,
  callsPerSecond,
  say: (line) => console.log(line),
});
const list = (/** @type {Map<string, number>} */ counts) =>
  [...counts].map(([what, count]) => `${what} ${count}`).join(", ");
console.log(`Faults met (delays and stale reads not counted): ${list(met)}`);
console.log(`Ended: ${list(ends)}`);
for (const [action, count] of most) {
  const times = calls.filter((call) => call.action === action).length;
  console.log(`${action}: ${times} calls, ${(times / items).toFixed(2)} per item, at most ${count} in a second`);
}
for (const violation of violations) console.log(`WRONG ${violation}`);
console.log(`${seconds.toFixed(1)} s; ${violations.length === 0 ? "nothing contradicts the cloud" : "see above"}`);
process.exitCode = violations.length === 0 ? 0 : 1;
