import { expect, test } from "vitest";
import { namedPaths } from "./named-paths.mjs";

test.each([
  ["a code span", "see `lib/server/db/store.ts`", ["lib/server/db/store.ts"]],
  ["with a line", "see `scripts/start.mjs:12`", ["scripts/start.mjs"]],
  ["a folder", "in `lib/actions/`", ["lib/actions"]],
  ["a file at the root", "`server.mjs` and `README.md`", ["server.mjs", "README.md"]],
  ["a link beside the document", "[how](operations.md#backup)", ["docs/operations.md"]],
  ["a link above", "[code](../proxy.ts)", ["proxy.ts"]],
  ["a placeholder", "`messages/<locale>.json`, `components/{ui,shell}/x.tsx`", ["messages", "components"]],
  ["brackets of a route", "`app/(console)/instances/[region]/page.tsx`", ["app/(console)/instances/[region]/page.tsx"]],
])("%s", (_, text, paths) => {
  expect(namedPaths(text, "docs").sort()).toEqual([...paths].sort());
});

test.each([
  "[site](https://example.com/docs/x.md)",
  "`npm run verify`",
  "`/instances`",
  "```\nlib/none.ts `lib/none.ts`\n```",
  "`DATA_DIR/console.db`",
])("not %s", (text) => {
  expect(namedPaths(text, "docs")).toEqual([]);
});
