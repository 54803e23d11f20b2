import {
  FILTER_NAMES,
  type FilterName,
  type FilterValues,
  filtersNotRead,
  NO_FILTER_VALUES,
  readFilterValues,
} from "./filter-values";
import { firstParam, oneOf, type RawParams } from "./search-params";
import { cleanSearch, SEARCH_MAX_LENGTH } from "./search-text";
import { timeBound } from "./time-bound";

/** `match` = best match first; only while something is searched. */
export const INSTANCE_SORTS = ["name", "region", "version", "ssl", "expiry", "checked", "match"] as const;
export type InstanceSortColumn = (typeof INSTANCE_SORTS)[number];
export type InstanceSort = { readonly column: InstanceSortColumn; readonly descending: boolean };

export const PAGE_SIZES = [25, 50, 100] as const;
const DEFAULT_PAGE_SIZE = 50;

/** What the list of instances shows; the same fields in the page's URL and in GET /api/instances. */
export type InstanceFilter = FilterValues & {
  readonly search: string;
  /** A certificate that expires in between, besides what `expiry` names. Epoch milliseconds; from is inclusive, until exclusive. */
  readonly expiresFrom: number | null;
  readonly expiresUntil: number | null;
  readonly sort: InstanceSort;
  readonly page: number;
  readonly pageSize: number;
};

/** What narrows the list, nothing of it set. */
export const NO_FILTER = { search: "", ...NO_FILTER_VALUES, expiresFrom: null, expiresUntil: null } as const;

const BY_NAME: InstanceSort = { column: "name", descending: false };
const BY_MATCH: InstanceSort = { column: "match", descending: false };

export const DEFAULT_FILTER: InstanceFilter = {
  ...NO_FILTER,
  sort: BY_NAME,
  page: 1,
  pageSize: DEFAULT_PAGE_SIZE,
};

/** The order when none is asked for. */
export function defaultSort(search: string): InstanceSort {
  return search === "" ? BY_NAME : BY_MATCH;
}

function sameSort(one: InstanceSort, other: InstanceSort): boolean {
  return one.column === other.column && one.descending === other.descending;
}

/** The sort parameter is a column, with "-" before it for descending; what is neither, and a match without a search, is the default. */
function parseSort(text: string, search: string): InstanceSort {
  const descending = text.startsWith("-");
  const column = oneOf(INSTANCE_SORTS, descending ? text.slice(1) : text);
  return column === null || column === "match" ? defaultSort(search) : { column, descending };
}

/** Reads search parameters. Whatever can't be understood is treated as absent, so no URL is an error. */
export function parseInstanceFilter(raw: RawParams): InstanceFilter {
  const page = Number(firstParam(raw, "page"));
  const pageSize = Number(firstParam(raw, "pageSize"));
  const search = cleanSearch(firstParam(raw, "search", Number.MAX_SAFE_INTEGER));
  const from = timeBound(firstParam(raw, "expiresFrom"), false);
  const until = timeBound(firstParam(raw, "expiresTo"), true);
  return {
    search,
    ...readFilterValues(raw),
    expiresFrom: from,
    expiresUntil: until,
    sort: parseSort(firstParam(raw, "sort"), search),
    page: Number.isSafeInteger(page) && page >= 1 ? Math.min(page, 100_000) : 1,
    pageSize: (PAGE_SIZES as readonly number[]).includes(pageSize) ? pageSize : DEFAULT_PAGE_SIZE,
  };
}

/** What of a URL the list does not follow: values nobody understands or one too many, and the end of a long search. */
export function partsNotRead(raw: RawParams): { readonly filters: readonly FilterName[]; readonly searchCut: boolean } {
  return {
    filters: filtersNotRead(raw),
    searchCut: firstParam(raw, "search", Number.MAX_SAFE_INTEGER).length > SEARCH_MAX_LENGTH,
  };
}

/** The shortest query string for a filter, without "?": what has its default is left out, so links stay short and equal views equal. */
export function instanceFilterQuery(filter: InstanceFilter): string {
  const query = new URLSearchParams();
  if (filter.search !== "") query.set("search", filter.search);
  for (const name of FILTER_NAMES) for (const value of filter[name]) query.append(name, value);
  if (filter.expiresFrom !== null) query.set("expiresFrom", new Date(filter.expiresFrom).toISOString());
  if (filter.expiresUntil !== null) query.set("expiresTo", new Date(filter.expiresUntil).toISOString());
  const { column, descending } = filter.sort;
  if (!sameSort(filter.sort, defaultSort(filter.search)) && column !== "match")
    query.set("sort", `${descending ? "-" : ""}${column}`);
  if (filter.page > 1) query.set("page", String(filter.page));
  if (filter.pageSize !== DEFAULT_PAGE_SIZE) query.set("pageSize", String(filter.pageSize));
  return query.toString();
}

/**
 * A filter with something changed. That leads to page 1, unless nothing is changed, and an order that nobody chose follows the search: best match
 * first while there is one.
 */
export function changedFilter(before: InstanceFilter, patch: Partial<InstanceFilter>): InstanceFilter {
  if (Object.keys(patch).length === 0) return before;
  const after = { ...before, page: 1, ...patch };
  return sameSort(after.sort, defaultSort(before.search))
    ? { ...after, sort: patch.sort ?? defaultSort(after.search) }
    : after;
}

/** The order after a press on a header. Pressed once more than both ways, it goes back to the best match, while something is searched. */
export function pressedSort(filter: InstanceFilter, pressed: InstanceSort): InstanceSort {
  const again = filter.sort.column === pressed.column && filter.sort.descending && !pressed.descending;
  return again && filter.search !== "" ? BY_MATCH : pressed;
}

/** Whether any filter narrows the list (sort and paging don't). */
export function isFiltered(filter: InstanceFilter): boolean {
  return (
    filter.search !== "" ||
    FILTER_NAMES.some((name) => filter[name].length > 0) ||
    filter.expiresFrom !== null ||
    filter.expiresUntil !== null
  );
}
