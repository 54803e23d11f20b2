import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import config from "../../.dependency-cruiser.mjs";
import { report } from "./report.mjs";

const FOLDERS = ["app", "components", "emulator", "lib", "scripts", "server.mjs", "proxy.ts", "instrumentation.ts"];

const { output } = await cruise(
  FOLDERS,
  {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
  undefined,
  { tsConfig: extractTSConfig("tsconfig.json") },
);
if (typeof output === "string") throw new Error("dependency-cruiser answered text where a result was expected.");
const { totalCruised, totalDependenciesCruised, violations } = output.summary;
const problems = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
// With a TypeScript it does not know it cruises nothing and is content (seen with 7.0).
if (totalCruised < 100)
  problems.push(`only ${totalCruised} modules were looked at: the check does not see the sources`);
report(`${totalCruised} modules, ${totalDependenciesCruised} imports: they only point down`, problems);
