import type { FilterName } from "./filter-values";
import { DEFAULT_FILTER, defaultSort, type InstanceFilter, instanceFilterQuery } from "./instance-filter";

/** How many instances have a value, given all other filters. */
export type ValueCount = { readonly value: string; readonly count: number };

/** A filter's values with their numbers; `more` = values that are not among them, because there are too many. */
export type Facet = { readonly values: readonly ValueCount[]; readonly more: number };

/** The answer of GET /api/instances/facets. */
export type Facets = Partial<Record<FilterName, Facet>>;

/** Tags are as many as people make: the most frequent ones are offered. */
export const FACET_VALUES_MAX = 200;

/** A filter without one of its parts, for the numbers beside that part's values: they say what choosing them would give. */
export function withoutFacet(filter: InstanceFilter, name: FilterName): InstanceFilter {
  const { sort, page, pageSize } = DEFAULT_FILTER;
  const rest = { ...filter, [name]: [], sort, page, pageSize };
  return name === "expiry" ? { ...rest, expiresFrom: null, expiresUntil: null } : rest;
}

/** The part of a filter that says which instances match, as a query string: sort and paging don't matter to it. */
export function matchQuery(filter: InstanceFilter): string {
  const { page, pageSize } = DEFAULT_FILTER;
  return instanceFilterQuery({ ...filter, sort: defaultSort(filter.search), page, pageSize });
}
