import { EXPIRY_FILTERS, type ExpiryFilter } from "./certificate-expiry";
import { isRegionCode } from "./region";
import { firstParam, oneOf, type RawParams } from "./search-params";
import { SSL_STATES, type SslState } from "./ssl-state";

export const INSTANCE_SORTS = ["name", "region", "version", "ssl", "expiry", "checked"] as const;
export type InstanceSortColumn = (typeof INSTANCE_SORTS)[number];
export type InstanceSort = { readonly column: InstanceSortColumn; readonly descending: boolean };

export const PAGE_SIZES = [25, 50, 100] as const;
const DEFAULT_PAGE_SIZE = 50;
export const SEARCH_MAX_LENGTH = 200;

/** What the list of instances shows; the same fields in the page's URL and in GET /api/instances. */
export type InstanceFilter = {
  readonly search: string;
  readonly region: string | null;
  readonly ssl: SslState | null;
  readonly expiry: ExpiryFilter | null;
  readonly sort: InstanceSort;
  readonly page: number;
  readonly pageSize: number;
};

export const DEFAULT_FILTER: InstanceFilter = {
  search: "",
  region: null,
  ssl: null,
  expiry: null,
  sort: { column: "name", descending: false },
  page: 1,
  pageSize: DEFAULT_PAGE_SIZE,
};

/** The sort parameter is a column, with "-" before it for descending; null when it is neither. */
function parseSort(text: string): InstanceSort | null {
  const descending = text.startsWith("-");
  const column = oneOf(INSTANCE_SORTS, descending ? text.slice(1) : text);
  return column && { column, descending };
}

/** Reads search parameters. Whatever can't be understood is treated as absent, so no URL is an error. */
export function parseInstanceFilter(raw: RawParams): InstanceFilter {
  const page = Number(firstParam(raw, "page"));
  const pageSize = Number(firstParam(raw, "pageSize"));
  const region = firstParam(raw, "region");
  return {
    search: firstParam(raw, "search", SEARCH_MAX_LENGTH),
    region: isRegionCode(region) ? region : null,
    ssl: oneOf(SSL_STATES, firstParam(raw, "ssl")),
    expiry: oneOf(EXPIRY_FILTERS, firstParam(raw, "expiry")),
    sort: parseSort(firstParam(raw, "sort")) ?? DEFAULT_FILTER.sort,
    page: Number.isSafeInteger(page) && page >= 1 ? Math.min(page, 100_000) : 1,
    pageSize: (PAGE_SIZES as readonly number[]).includes(pageSize) ? pageSize : DEFAULT_PAGE_SIZE,
  };
}

/** The shortest query string for a filter, without "?": what has its default is left out, so links stay short and equal views equal. */
export function instanceFilterQuery(filter: InstanceFilter): string {
  const query = new URLSearchParams();
  if (filter.search !== "") query.set("search", filter.search);
  if (filter.region) query.set("region", filter.region);
  if (filter.ssl) query.set("ssl", filter.ssl);
  if (filter.expiry) query.set("expiry", filter.expiry);
  const { column, descending } = filter.sort;
  if (column !== DEFAULT_FILTER.sort.column || descending) query.set("sort", `${descending ? "-" : ""}${column}`);
  if (filter.page > 1) query.set("page", String(filter.page));
  if (filter.pageSize !== DEFAULT_PAGE_SIZE) query.set("pageSize", String(filter.pageSize));
  return query.toString();
}

/** Whether any filter narrows the list (sort and paging don't). */
export function isFiltered(filter: InstanceFilter): boolean {
  return filter.search !== "" || filter.region !== null || filter.ssl !== null || filter.expiry !== null;
}
