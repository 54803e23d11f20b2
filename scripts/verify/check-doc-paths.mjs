import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { namedPaths } from "./named-paths.mjs";
import { projectFiles } from "./project-files.mjs";
import { report } from "./report.mjs";

// What the program makes or the browser is given; not in the checkout.
const MADE = /^(next-env\.d\.ts|console\.(db|lock))$/;

const documents = projectFiles(".", /^(README|docs\/.*)\.md$/);
const named = documents.flatMap((document) => {
  const folder = dirname(document) === "." ? "" : dirname(document);
  return namedPaths(readFileSync(document, "utf8"), folder).map((path) => ({ document, path }));
});
report(
  `${named.length} paths named in ${documents.length} documents exist`,
  named
    .filter(({ path }) => !existsSync(path) && !MADE.test(path))
    .map(({ document, path }) => `${document}: ${path} does not exist`),
);
