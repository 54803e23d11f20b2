import { readFileSync } from "node:fs";
import { actionProblems, strayUseServer } from "./action-problems.mjs";
import { projectFiles } from "./project-files.mjs";
import { report } from "./report.mjs";

const files = projectFiles(".", /^(app|components|lib)\/.*\.tsx?$/);
const actions = files.filter((file) => /^lib\/actions\/(?!.*\.test\.ts$)/.test(file));
const problems = [
  ...actions.flatMap((file) => actionProblems(file, readFileSync(file, "utf8"))),
  ...files.flatMap((file) => strayUseServer(file, readFileSync(file, "utf8"))),
];
// The second gate (proxy.ts) lets exactly these through without a session.
/** @type {string[]} */
const listed =
  /PUBLIC_EXPORTS = \[([^\]]*)\]/.exec(readFileSync("lib/server/auth/public-actions.ts", "utf8"))?.[1]?.match(/\w+/g) ??
  [];
const open = actions.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/export const (\w+) = publicAction\b/g)].map(([, name]) => name),
);
if (listed.length !== open.length || !open.every((name) => name !== undefined && listed.includes(name))) {
  problems.push(
    `lib/server/auth/public-actions.ts lists ${listed.join(", ")}; lib/actions has ${open.join(", ")} without a session`,
  );
}
if (actions.length === 0) problems.push("lib/actions holds no file: the check looked at nothing");
report(`${actions.length} files of actions: each export declares its permission`, problems);
