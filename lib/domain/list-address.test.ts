import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_FILTER, INSTANCE_SORTS, type InstanceFilter, PAGE_SIZES } from "./instance-filter";
import { isViewChanged, listAddressQuery, namesNoView, readListAddress } from "./list-address";
import { DEFAULT_COLUMNS, type ListColumn } from "./list-columns";
import { type SavedView, viewQuery } from "./saved-view";
import { rawParams } from "./search-params";
import { SSL_STATES } from "./ssl-state";

const filters: fc.Arbitrary<InstanceFilter> = fc
  .record({
    search: fc.constantFrom("", "orders & more", "ssl=", "a,b"),
    ssl: fc.subarray([...SSL_STATES]),
    tag: fc.constantFrom([], ["env=prod"], ["a,b", "env"]),
    sort: fc.record({
      column: fc.constantFrom(...INSTANCE_SORTS.filter((column) => column !== "match")),
      descending: fc.boolean(),
    }),
    page: fc.constantFrom(1, 7),
    pageSize: fc.constantFrom(...PAGE_SIZES),
  })
  .map((parts) => ({ ...DEFAULT_FILTER, ...parts }));
const columnSets = fc.constantFrom<readonly ListColumn[]>(["name"], ["name", "ssl", "region"], DEFAULT_COLUMNS);

const view = (filter: InstanceFilter, columns: readonly ListColumn[] = DEFAULT_COLUMNS): SavedView => ({
  id: "v1",
  name: "A view",
  query: viewQuery(filter),
  columns,
  shared: false,
  own: true,
  owner: "Siti",
  ownerGone: false,
  leftOut: [],
  newer: false,
});
const DISABLED = view({ ...DEFAULT_FILTER, ssl: ["disabled"] });
const read = (query: string, views: readonly SavedView[], defaultViewId: string | null = null) =>
  readListAddress(rawParams(new URLSearchParams(query)), { views, defaultViewId });

test("an address that was written is read back as it was, whatever the view, the default and the changes", () => {
  fc.assert(
    fc.property(
      filters,
      columnSets,
      filters,
      columnSets,
      fc.boolean(),
      fc.boolean(),
      (saved, of, filter, columns, inView, isDefault) => {
        const one = view(saved, of);
        const known = { views: [one], defaultViewId: isDefault ? one.id : null };
        const address = { view: inView ? one : null, filter, columns: inView || filter.page > 1 ? columns : null };
        expect(read(listAddressQuery(address, known), known.views, known.defaultViewId)).toEqual(address);
      },
    ),
  );
});

describe("a view in the address", () => {
  test("is its filter, order and columns", () => {
    expect(read("view=v1", [DISABLED])).toEqual({
      view: DISABLED,
      filter: { ...DEFAULT_FILTER, ssl: ["disabled"] },
      columns: DEFAULT_COLUMNS,
    });
  });

  test("what stands beside it counts more, also to take something away", () => {
    expect(read("view=v1&region=ap-jakarta", [DISABLED]).filter).toMatchObject({
      ssl: ["disabled"],
      region: ["ap-jakarta"],
    });
    expect(read("view=v1&ssl=", [DISABLED]).filter.ssl).toEqual([]);
    expect(isViewChanged(read("view=v1&ssl=", [DISABLED]))).toBe(true);
    expect(isViewChanged(read("view=v1&columns=ssl", [DISABLED]))).toBe(true);
  });

  test("another page or length of a page is no change", () => {
    expect(isViewChanged(read("view=v1&page=3&pageSize=100", [DISABLED]))).toBe(false);
  });

  test("that the reader doesn't have is as if none were named, and told", () => {
    expect(read("view=gone&ssl=enabled", [DISABLED])).toMatchObject({ view: null, filter: { ssl: ["enabled"] } });
    expect(namesNoView({ view: "gone" }, { views: [DISABLED], defaultViewId: null })).toBe(true);
    for (const named of [{}, { view: "all" }, { view: "v1" }])
      expect(namesNoView(named, { views: [DISABLED], defaultViewId: null })).toBe(false);
  });
});

test("the default view is what an address without anything shows; all instances keep an address of their own", () => {
  expect(read("", [DISABLED], "v1").view).toBe(DISABLED);
  expect(read("", [DISABLED]).view).toBeNull();
  for (const query of ["view=all", "page=2", "ssl=enabled", "columns=ssl"])
    expect(read(query, [DISABLED], "v1").view).toBeNull();
  expect(
    listAddressQuery({ view: null, filter: DEFAULT_FILTER, columns: null }, { views: [DISABLED], defaultViewId: "v1" }),
  ).toBe("view=all");
});
