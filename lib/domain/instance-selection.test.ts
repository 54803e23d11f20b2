import { describe, expect, test } from "vitest";
import { DEFAULT_FILTER } from "./instance-filter";
import {
  countElsewhere,
  type InstanceSelection,
  isLocked,
  isSelected,
  NOTHING_SELECTED,
  reviewedSelection,
  selectionCount,
  withRows,
} from "./instance-selection";

const row = (instanceId: string, region = "ap-jakarta") => ({ region, instanceId, name: "not part of the key" });
const [a, b, c] = [row("cmgo-aaaa"), row("cmgo-bbbb"), row("cmgo-cccc")];
const jakarta = { ...DEFAULT_FILTER, region: ["ap-jakarta"] };
const allOfJakarta: InstanceSelection = { kind: "filter", filter: { ...jakarta, page: 3 }, count: 120 };

describe("rows by name", () => {
  test("are in by region and id, once, whatever page shows them", () => {
    const selection = withRows(withRows(NOTHING_SELECTED, [a, b], true, [a, b]), [b, c], true, [b, c]);
    expect(selectionCount(selection)).toBe(3);
    expect(isSelected(selection, a, jakarta)).toBe(true);
    expect(isSelected(selection, row("cmgo-aaaa", "ap-seoul"), jakarta)).toBe(false);
    expect(countElsewhere(selection, [b, c], DEFAULT_FILTER)).toBe(1);
    expect(reviewedSelection(selection)).toEqual({
      kind: "keys",
      keys: ["cmgo-aaaa", "cmgo-bbbb", "cmgo-cccc"].map((instanceId) => ({ region: "ap-jakarta", instanceId })),
    });
  });

  test("are out again", () => {
    const selection = withRows(withRows(NOTHING_SELECTED, [a, b], true, []), [a], false, []);
    expect(isSelected(selection, a, jakarta)).toBe(false);
    expect(selectionCount(selection)).toBe(1);
  });
});

describe("all that match", () => {
  test("hold every row of the same filter, whatever its order and page", () => {
    const shown = { ...jakarta, sort: { column: "expiry" as const, descending: true }, page: 2, pageSize: 25 };
    expect(isSelected(allOfJakarta, a, shown)).toBe(true);
    expect(isLocked(allOfJakarta, shown)).toBe(false);
    expect(countElsewhere(allOfJakarta, [a, b], shown)).toBe(118);
  });

  test("say nothing about rows of another filter", () => {
    expect(isSelected(allOfJakarta, a, DEFAULT_FILTER)).toBe(false);
    expect(isLocked(allOfJakarta, DEFAULT_FILTER)).toBe(true);
  });

  test("shrink to the page when one is taken out", () => {
    const selection = withRows(allOfJakarta, [b], false, [a, b, c]);
    expect(selectionCount(selection)).toBe(2);
    expect(isSelected(selection, c, jakarta)).toBe(true);
  });

  test("are sent as the filter's parameters, without order and page", () => {
    expect(
      reviewedSelection({ ...allOfJakarta, filter: { ...jakarta, ssl: ["disabled"], page: 3, pageSize: 25 } }),
    ).toEqual({ kind: "filter", filter: { region: ["ap-jakarta"], ssl: ["disabled"] } });
  });
});
