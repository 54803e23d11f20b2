import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";
import { flatMessages, localeProblems } from "./locale-problems.mjs";
import { report } from "./report.mjs";
import { usedMessages } from "./used-messages.mjs";

const read = (/** @type {string} */ locale) =>
  flatMessages(JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")));
const english = read("en");
const problems = ["en", "zh-CN", "id"].flatMap((locale) => localeProblems(locale, english, read(locale)));

const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile("tsconfig.json", (file) => ts.sys.readFile(file)).config,
  ts.sys,
  resolve("."),
);
const files = config.fileNames.filter(
  (file) => /^(app|components|i18n|lib|types)\//.test(relative(".", file)) && !/\.test\.tsx?$/.test(file),
);
const program = ts.createProgram(files, {
  ...config.options,
  noEmit: true,
  incremental: false,
  tsBuildInfoFile: undefined,
});
const { uses, problems: unclear } = usedMessages(program, (file) => files.includes(file));
problems.push(...unclear.map((line) => line.replace(`${resolve(".")}/`, "")));

const used = new Set();
for (const { key, at } of uses) {
  // A namespace taken whole by t.raw or t.has counts for all that is in it.
  const below = [...english.keys()].filter((known) => known === key || known.startsWith(`${key}.`));
  if (below.length === 0) problems.push(`${relative(".", at)}: ${key} is in no language`);
  for (const known of below) used.add(known);
}
for (const key of english.keys()) if (!used.has(key)) problems.push(`messages: ${key} is used nowhere`);
report(`${english.size} messages in three languages, ${uses.length} uses`, problems);
