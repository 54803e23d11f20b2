import { EXPIRY_FILTERS } from "@/lib/domain/certificate-expiry";
import type { Facet } from "@/lib/domain/facets";
import { CHANGE_FILTERS, type FilterName, STATUS_FILTERS, TYPE_FILTERS } from "@/lib/domain/filter-values";
import { SSL_STATES } from "@/lib/domain/ssl-state";

/** `count` null = being counted. */
export type OfferedValue = { readonly value: string; readonly words: string; readonly count: number | null };

/** Filters whose values are always all offered, in their order. */
const FIXED: Partial<Record<FilterName, readonly string[]>> = {
  ssl: SSL_STATES,
  expiry: EXPIRY_FILTERS,
  status: STATUS_FILTERS,
  type: TYPE_FILTERS,
  change: CHANGE_FILTERS,
};

/** By number where it tells something: the newest version first. Regions by their names, tags by how frequent they are, as they come. */
function inOrder(name: FilterName, values: readonly OfferedValue[]): readonly OfferedValue[] {
  if (name === "tag") return values;
  const sign = name === "version" ? -1 : 1;
  return values.toSorted((one, other) => sign * one.words.localeCompare(other.words, undefined, { numeric: true }));
}

/** The values of a filter to choose from: those that instances have, and those that are chosen although none has them. */
export function offeredValues(
  name: FilterName,
  facet: Facet | undefined,
  chosen: readonly string[],
  words: (value: string) => string,
): readonly OfferedValue[] {
  const counts = new Map(facet?.values.map(({ value, count }) => [value, count]));
  const none = facet ? 0 : null;
  const offer = (value: string) => ({ value, words: words(value), count: counts.get(value) ?? none });
  const fixed = FIXED[name];
  if (fixed) return fixed.map(offer);
  const missing = chosen.filter((value) => !counts.has(value));
  return inOrder(name, [...missing, ...counts.keys()].map(offer));
}
