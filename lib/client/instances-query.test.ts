import { describe, expect, it } from "vitest";
import { ITEM_STATES, isOpen } from "@/lib/domain/change-item";
import { DEFAULT_FILTER, parseInstanceFilter } from "@/lib/domain/instance-filter";
import { testChange, testPage, testRow } from "./instance-row.test-data";
import { instancesQuery, pollMillis } from "./instances-query";

describe("pollMillis", () => {
  it("is 30 s at rest and before anything is known", () => {
    expect(pollMillis(undefined)).toBe(30_000);
    expect(pollMillis(testPage([testRow()]))).toBe(30_000);
  });
  it("is 2 s while the fleet is read", () => {
    expect(pollMillis(testPage([testRow()], "running"))).toBe(2000);
  });
  it("is quicker until the first reading has found something, or ended without", () => {
    const empty = testPage([]);
    expect(pollMillis(empty)).toBe(300);
    expect(pollMillis(testPage([], "running"))).toBe(300);
    expect(pollMillis({ ...empty, sync: { ...empty.sync, endedAt: "2026-11-28T18:00:00.000Z" } })).toBe(30_000);
  });
  it.each(ITEM_STATES)("follows a change that is %s", (state) => {
    expect(pollMillis(testPage([testRow(), testRow({ change: testChange({ state }) })]))).toBe(
      isOpen(state) ? 2000 : 30_000,
    );
  });
});

describe("instancesQuery", () => {
  it("has one key for equal views", () => {
    const same = parseInstanceFilter({ page: "1", sort: "name", pageSize: "50", region: "<script>" });
    expect(instancesQuery(same).queryKey).toEqual(instancesQuery(DEFAULT_FILTER).queryKey);
  });
  it("has another for each filter", () => {
    const keys = [{}, { search: "a" }, { page: "2" }, { ssl: "enabled" }].map((raw) =>
      String(instancesQuery(parseInstanceFilter(raw)).queryKey),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
