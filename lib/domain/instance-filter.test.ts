import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXPIRY_FILTERS } from "./certificate-expiry";
import {
  DEFAULT_FILTER,
  INSTANCE_SORTS,
  type InstanceFilter,
  instanceFilterQuery,
  isFiltered,
  PAGE_SIZES,
  parseInstanceFilter,
} from "./instance-filter";
import { SSL_STATES } from "./ssl-state";

const filters: fc.Arbitrary<InstanceFilter> = fc.record({
  search: fc.string({ maxLength: 200 }).map((text) => text.replaceAll("\u0000", "").trim()),
  region: fc.constantFrom(null, "ap-jakarta", "ap-shanghai-fsi"),
  ssl: fc.constantFrom(null, ...SSL_STATES),
  expiry: fc.constantFrom(null, ...EXPIRY_FILTERS),
  sort: fc.record({ column: fc.constantFrom(...INSTANCE_SORTS), descending: fc.boolean() }),
  page: fc.integer({ min: 1, max: 100_000 }),
  pageSize: fc.constantFrom<number[]>(...PAGE_SIZES),
});

const read = (query: string) => parseInstanceFilter(Object.fromEntries(new URLSearchParams(query)));

test("a filter written to a URL is read back as it was", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(read(instanceFilterQuery(filter))).toEqual(filter);
    }),
  );
});

test("no URL is an error: anything at all is read as a valid filter", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("search", "region", "ssl", "expiry", "sort", "page", "pageSize", "__proto__"),
        fc.oneof(fc.string(), fc.array(fc.string())),
      ),
      (raw) => {
        const filter = parseInstanceFilter(raw);
        expect(filter.page).toBeGreaterThanOrEqual(1);
        expect(PAGE_SIZES).toContain(filter.pageSize);
        expect(INSTANCE_SORTS).toContain(filter.sort.column);
      },
    ),
  );
});

describe("what can't be understood is as if it weren't there", () => {
  test.each([
    "page=-1&sort=evil&region=<script>",
    "page=1.5",
    "page=NaN&pageSize=7",
    "ssl=on&expiry=4",
    "sort=--name",
    "sort=-",
    "region=%00",
  ])("%s", (query) => {
    expect(read(query)).toEqual(DEFAULT_FILTER);
  });

  test("a search is cut, never refused, and loses NUL", () => {
    expect(read(`search=${"x".repeat(10_000)}`).search).toHaveLength(200);
    expect(read("search=a%00b").search).toBe("ab");
  });
});

test("the default view has the shortest link, and only filters count as filtering", () => {
  expect(instanceFilterQuery(DEFAULT_FILTER)).toBe("");
  expect(isFiltered({ ...DEFAULT_FILTER, page: 3, sort: { column: "expiry", descending: true } })).toBe(false);
  for (const narrowed of [{ search: "x" }, { region: "ap-tokyo" }, { ssl: "enabled" }, { expiry: "3" }] as const) {
    expect(isFiltered({ ...DEFAULT_FILTER, ...narrowed })).toBe(true);
  }
});
