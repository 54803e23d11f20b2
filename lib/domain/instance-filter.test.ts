import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXPIRY_FILTERS } from "./certificate-expiry";
import { CHANGE_FILTERS, FILTER_NAMES, FILTER_VALUES_MAX, STATUS_FILTERS, TYPE_FILTERS } from "./filter-values";
import {
  changedFilter,
  DEFAULT_FILTER,
  defaultSort,
  INSTANCE_SORTS,
  type InstanceFilter,
  instanceFilterQuery,
  isFiltered,
  NO_FILTER,
  PAGE_SIZES,
  parseInstanceFilter,
  partsNotRead,
  pressedSort,
} from "./instance-filter";
import { rawParams } from "./search-params";
import { cleanSearch, SEARCH_MAX_LENGTH } from "./search-text";
import { SSL_STATES } from "./ssl-state";

const sorted = (...texts: string[]) => fc.subarray(texts.sort());
const instant = fc.option(fc.integer({ min: 0, max: 4_102_444_800_000 }));

const filters: fc.Arbitrary<InstanceFilter> = fc
  .record({
    search: fc.string({ maxLength: 200 }).map(cleanSearch),
    region: sorted("ap-jakarta", "ap-shanghai-fsi", "eu-frankfurt"),
    ssl: fc.subarray([...SSL_STATES]),
    expiry: fc.subarray([...EXPIRY_FILTERS]),
    version: sorted("4.2", "8.0"),
    status: fc.subarray([...STATUS_FILTERS]),
    type: fc.subarray([...TYPE_FILTERS]),
    tag: sorted("env=prod", "owner", "a,b=c&d"),
    project: sorted("0", "1100234"),
    change: fc.subarray([...CHANGE_FILTERS]),
    expiresFrom: instant,
    expiresUntil: instant,
    sort: fc.record({ column: fc.constantFrom(...INSTANCE_SORTS), descending: fc.boolean() }),
    page: fc.integer({ min: 1, max: 100_000 }),
    pageSize: fc.constantFrom<number[]>(...PAGE_SIZES),
  })
  .map((filter) => (filter.sort.column === "match" ? { ...filter, sort: defaultSort(filter.search) } : filter));

const read = (query: string) => parseInstanceFilter(rawParams(new URLSearchParams(query)));

test("a filter written to a URL is read back as it was, and written again it is the same link", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const query = instanceFilterQuery(filter);
      expect(read(query)).toEqual(filter);
      expect(instanceFilterQuery(read(query))).toBe(query);
    }),
  );
});

test("no URL is an error: anything at all is read as a valid filter", () => {
  const names = ["search", ...FILTER_NAMES, "expiresFrom", "expiresTo", "sort", "page", "pageSize", "__proto__"];
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.array(fc.string({ unit: "binary" })))),
      (raw) => {
        const filter = parseInstanceFilter(raw);
        expect(filter.page).toBeGreaterThanOrEqual(1);
        expect(PAGE_SIZES).toContain(filter.pageSize);
        expect(INSTANCE_SORTS).toContain(filter.sort.column);
        expect(instanceFilterQuery(read(instanceFilterQuery(filter)))).toBe(instanceFilterQuery(filter));
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
    "sort=match",
    "region=%00",
    "version=<b>&status=gone&type=3&project=x&change=yes&tag=",
    "expiresFrom=2026-02-31&expiresTo=tomorrow",
    "search=%E2%80%8B%E2%80%8F%00",
  ])("%s", (query) => {
    expect(read(query)).toEqual(DEFAULT_FILTER);
  });

  test("but it is told", () => {
    expect(partsNotRead({ region: ["ap-tokyo", "<b>"], ssl: "enabled,on", expiry: "30" })).toEqual({
      filters: ["region", "ssl"],
      searchCut: false,
    });
    expect(partsNotRead({ search: "x".repeat(201) })).toEqual({ filters: [], searchCut: true });
  });

  test("a search is cut, never refused, and loses what nobody sees", () => {
    expect(read(`search=${"x".repeat(10_000)}`).search).toHaveLength(SEARCH_MAX_LENGTH);
    expect(read("search=a%00b").search).toBe("ab");
    expect(read("search=%E2%80%8Fa%E2%80%8Bb%09 c").search).toBe("ab c");
    expect(read(`search=${"x".repeat(199)}🛒`).search).toBe("x".repeat(199));
  });

  test("500 filters are read up to a bound, each value once", () => {
    const regions = Array.from({ length: 500 }, (_, index) => `region=ap-region${index}`);
    const filter = read(regions.join("&"));
    expect(filter.region).toHaveLength(FILTER_VALUES_MAX);
    expect(partsNotRead(rawParams(new URLSearchParams(regions.join("&")))).filters).toEqual(["region"]);
    expect(read(Array.from({ length: 500 }, () => "ssl=enabled").join("&")).ssl).toEqual(["enabled"]);
  });
});

test("several values are repeated parameters, or one with commas; in whatever order, they are one link", () => {
  expect(read("region=ap-tokyo,ap-jakarta&ssl=unknown&ssl=enabled").region).toEqual(["ap-jakarta", "ap-tokyo"]);
  expect(instanceFilterQuery(read("ssl=unknown&ssl=enabled&region=ap-tokyo,ap-jakarta"))).toBe(
    "region=ap-jakarta&region=ap-tokyo&ssl=enabled&ssl=unknown",
  );
});

test("the days of a range are whole, in UTC", () => {
  const { expiresFrom, expiresUntil } = read("expiresFrom=2026-12-01&expiresTo=2026-12-31");
  expect([expiresFrom, expiresUntil]).toEqual([Date.UTC(2026, 11, 1), Date.UTC(2027, 0, 1)]);
});

test("an order that nobody chose follows the search; a chosen one stays", () => {
  const searching = changedFilter({ ...DEFAULT_FILTER, page: 3 }, { search: "orders" });
  expect(searching).toMatchObject({ sort: { column: "match" }, page: 1 });
  expect(instanceFilterQuery(searching)).toBe("search=orders");
  expect(changedFilter(searching, { search: "" }).sort.column).toBe("name");
  const byName = changedFilter(searching, { sort: { column: "name", descending: false } });
  expect(instanceFilterQuery(byName)).toBe("search=orders&sort=name");
  expect(changedFilter(byName, { search: "order" }).sort.column).toBe("name");
  expect(changedFilter({ ...byName, page: 3 }, {}).page, "other columns are no other instances").toBe(3);
});

test("a header pressed a third time gives the best match back, while something is searched", () => {
  const up = { column: "expiry", descending: false } as const;
  const down = { column: "expiry", descending: true } as const;
  expect(pressedSort({ ...DEFAULT_FILTER, search: "x", sort: up }, down)).toEqual(down);
  expect(pressedSort({ ...DEFAULT_FILTER, search: "x", sort: down }, up).column).toBe("match");
  expect(pressedSort({ ...DEFAULT_FILTER, sort: down }, up)).toEqual(up);
});

test("the default view has the shortest link, and only filters count as filtering", () => {
  expect(instanceFilterQuery(DEFAULT_FILTER)).toBe("");
  expect(isFiltered({ ...DEFAULT_FILTER, page: 3, sort: { column: "expiry", descending: true } })).toBe(false);
  for (const narrowed of [
    { search: "x" },
    ...FILTER_NAMES.map((name) => ({ [name]: ["x"] })),
    { expiresFrom: 0 },
    { expiresUntil: 0 },
  ]) {
    expect(isFiltered({ ...DEFAULT_FILTER, ...narrowed })).toBe(true);
    expect(isFiltered({ ...DEFAULT_FILTER, ...narrowed, ...NO_FILTER })).toBe(false);
  }
});
