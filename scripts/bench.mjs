import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { engines } from "./bench/bench-store.mjs";
import { measureBulkChange } from "./bench/bulk-change.mjs";
import { measureBusyPages } from "./bench/busy-pages.mjs";
import { measureCallsPerChange } from "./bench/calls-per-change.mjs";
import { measureCertificates } from "./bench/certificates.mjs";
import { measureChangePage } from "./bench/change-page.mjs";
import { measureClickToEnabling } from "./bench/click-to-enabling.mjs";
import { measureFirstLoad } from "./bench/first-load.mjs";
import { measureFirstSecond } from "./bench/first-second.mjs";
import { measureFirstSync } from "./bench/first-sync.mjs";
import { withSections } from "./bench/kept-sections.mjs";
import { measureLargestReview } from "./bench/largest-review.mjs";
import { measureListPage } from "./bench/list-page.mjs";
import { measureListTyping } from "./bench/list-typing.mjs";
import { machine } from "./bench/machine.mjs";
import { measurePageQuality } from "./bench/page-quality.mjs";
import { measurePoll } from "./bench/poll.mjs";
import { measureRegionalEndpoints } from "./bench/regional-endpoints.mjs";
import { measureScreenFirst } from "./bench/screen-first.mjs";
import { asMarkdown, asText } from "./bench/section.mjs";
import { measureSteadyState } from "./bench/steady-state.mjs";
import { measureWholeFleet } from "./bench/whole-fleet.mjs";

// `npm run bench [-- part …] [--write] [--strict]`: measures, says which goals are met, and with --write keeps the parts it measured in
// docs/measurements.md. With --strict a goal that is not met is a failure.
process.chdir(new URL("..", import.meta.url).pathname);
const DOCUMENT = "docs/measurements.md";

/** @type {Record<string, () => Promise<import("./bench/section.mjs").Section>>} */
const PARTS = {
  "first-sync": measureFirstSync,
  "whole-fleet": measureWholeFleet,
  "first-second": measureFirstSecond,
  "screen-first": measureScreenFirst,
  "steady-state": measureSteadyState,
  "regional-endpoints": measureRegionalEndpoints,
  poll: measurePoll,
  "calls-per-change": measureCallsPerChange,
  certificates: measureCertificates,
  "bulk-change": measureBulkChange,
  "largest-review": measureLargestReview,
  "busy-pages": measureBusyPages,
  ...Object.fromEntries(engines().map((engine) => [`list-page-${engine}`, () => measureListPage(engine)])),
  "first-load": measureFirstLoad,
  "list-typing": measureListTyping,
  "click-to-enabling": measureClickToEnabling,
  "change-page": measureChangePage,
  "page-quality": measurePageQuality,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false }, strict: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}; known are ${Object.keys(PARTS).join(", ")}.`);
  process.exit(1);
}

const where = machine();
console.log(`${where}\n`);
const sections = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const section = await measure();
  sections.push(section);
  console.log(`${asText(section)}\n`);
}
const goals = sections.flatMap(({ rows }) => rows.filter(({ met }) => met !== undefined));
const missed = goals.filter(({ met }) => !met);
console.log(`Load at the end: ${os.loadavg()[0]?.toFixed(1)}.`);
for (const { what, measured, goal } of missed) console.log(`Not met: ${what}: ${measured}, goal ${goal}.`);
console.log(`${goals.length - missed.length} of ${goals.length} goals met.`);
if (values.strict && missed.length > 0) process.exitCode = 1;
if (values.write) {
  const measured = sections.map((section) => ({
    title: section.title,
    text: asMarkdown({ ...section, how: `${section.how} Measured on ${where}.` }),
  }));
  writeFileSync(DOCUMENT, withSections(readFileSync(DOCUMENT, "utf8"), measured));
}
