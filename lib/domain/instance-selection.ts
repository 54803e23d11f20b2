import { matchQuery } from "./facets";
import type { InstanceFilter } from "./instance-filter";
import { rawParams } from "./search-params";

type Named = { readonly region: string; readonly instanceId: string };

/** What a person has selected in the list: rows by name, or all that a filter matches (`count` as it was when they chose so). */
export type InstanceSelection =
  | { readonly kind: "keys"; readonly keys: ReadonlyMap<string, Named> }
  | { readonly kind: "filter"; readonly filter: InstanceFilter; readonly count: number };

export const NOTHING_SELECTED: InstanceSelection = { kind: "keys", keys: new Map() };

const nameOf = ({ region, instanceId }: Named) => `${region}/${instanceId}`;

/** Whether two filters match the same instances. */
function sameMatches(one: InstanceFilter, other: InstanceFilter): boolean {
  return matchQuery(one) === matchQuery(other);
}

export function selectionCount(selection: InstanceSelection): number {
  return selection.kind === "keys" ? selection.keys.size : selection.count;
}

/** Whether a row of the list, shown by `filter`, is in the selection. */
export function isSelected(selection: InstanceSelection, row: Named, filter: InstanceFilter): boolean {
  return selection.kind === "keys" ? selection.keys.has(nameOf(row)) : sameMatches(selection.filter, filter);
}

/** Nobody can tell by a page whether its rows match another filter: with "all that match" of another one, rows can't be chosen by hand. */
export function isLocked(selection: InstanceSelection, filter: InstanceFilter): boolean {
  return selection.kind === "filter" && !sameMatches(selection.filter, filter);
}

/** How many of the selected are not among the rows on screen. */
export function countElsewhere(selection: InstanceSelection, rows: readonly Named[], filter: InstanceFilter): number {
  return selectionCount(selection) - rows.filter((row) => isSelected(selection, row, filter)).length;
}

/**
 * Puts rows in or takes them out. Taken out of "all that match", what stays is the rest of this page: no list of names can stand for
 * everything but one, and the smaller selection is the safe one.
 */
export function withRows(
  selection: InstanceSelection,
  rows: readonly Named[],
  selected: boolean,
  page: readonly Named[],
): InstanceSelection {
  const base = selection.kind === "keys" ? selection.keys : new Map(page.map((row) => [nameOf(row), row]));
  const keys = new Map(base);
  for (const { region, instanceId } of rows) {
    if (selected) keys.set(nameOf({ region, instanceId }), { region, instanceId });
    else keys.delete(nameOf({ region, instanceId }));
  }
  return { kind: "keys", keys };
}

/** The selection as the review takes it: names, or the filter's own search parameters, read anew on the server. */
export function reviewedSelection(selection: InstanceSelection) {
  return selection.kind === "keys"
    ? {
        kind: "keys" as const,
        keys: [...selection.keys.values()].map(({ region, instanceId }) => ({ region, instanceId })),
      }
    : { kind: "filter" as const, filter: rawParams(new URLSearchParams(matchQuery(selection.filter))) };
}
