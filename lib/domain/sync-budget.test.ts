import { expect, test } from "vitest";
import { BUDGET_MAX, BUDGET_MIN, parseBudget } from "./sync-budget";

test.each<[string | null, number | null]>([
  [null, null],
  ["300", 300],
  [String(BUDGET_MIN), BUDGET_MIN],
  [String(BUDGET_MIN - 1), null],
  [String(BUDGET_MAX), BUDGET_MAX],
  [String(BUDGET_MAX + 1), null],
  ["-300", null],
  ["3e2", null],
  ["30.5", null],
  ["", null],
])("the kept budget %j is read as %j", (text, expected) => expect(parseBudget(text)).toBe(expected));
