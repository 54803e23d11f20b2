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
if (actions.length === 0) problems.push("lib/actions holds no file: the check looked at nothing");
report(`${actions.length} files of actions: each export declares its permission`, problems);
