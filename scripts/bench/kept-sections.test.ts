import { expect, test } from "vitest";
import { withSections } from "./kept-sections.mjs";

const section = (title: string, text: string) => ({ title, text: `## ${title}\n\n${text}` });

test("what is measured anew replaces its section, the rest and the order stay", () => {
  const first = withSections("", [section("List", "1 ms"), section("Sync", "30 s")]);
  const second = withSections(first, [section("Sync", "29 s"), section("Page", "95")]);
  expect(second.match(/^## .*$/gm)).toEqual(["## List", "## Sync", "## Page"]);
  expect(second).toContain("29 s");
  expect(second).not.toContain("30 s");
  expect(withSections(second, [])).toBe(second);
});
