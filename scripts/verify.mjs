import { prepareTypes } from "./verify/prepare-types.mjs";
import { runInLanes } from "./verify/run-in-lanes.mjs";
import { runStep, sum, totals } from "./verify/run-step.mjs";
import { verifySteps } from "./verify/steps.mjs";

// Types, lint, layers, words, unit tests: what can be told without a build, a browser or a database.
process.chdir(new URL("..", import.meta.url).pathname);
prepareTypes();
const outcomes = await runInLanes(
  2,
  verifySteps().map((step) => () => runStep(step)),
);
const failed = outcomes.filter(({ ok }) => !ok).map(({ name }) => name);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(", ")}`);
console.log(`\n${totals(sum(outcomes))}`);
process.exitCode = failed.length === 0 ? 0 : 1;
