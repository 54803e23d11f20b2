import { DEFAULT_FILTER, type InstanceFilter, instanceFilterQuery, parseInstanceFilter } from "./instance-filter";
import { type ListColumn, parseColumns } from "./list-columns";
import type { ListLayout } from "./list-layout";
import { rawParams } from "./search-params";

/** Of what a view keeps. A newer version of the console may write a higher one. */
export const VIEW_FORMAT = 1;
/** In code points. */
export const VIEW_NAME_MAX = 60;
/** How many views one person can have. */
export const VIEWS_MAX = 50;
/** Longer queries are no view: 500 filters fit in less. */
export const VIEW_QUERY_MAX = 8_000;

/** A saved view as its reader gets it: of what was saved, what this console still understands. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  /** Search parameters of the list, in their canonical form: filter and order, never page or length of a page. */
  readonly query: string;
  readonly columns: readonly ListColumn[];
  readonly shared: boolean;
  readonly own: boolean;
  /** The owner's name, as it was when the view was last saved. */
  readonly owner: string;
  /** The owner was removed: nobody can change the view, an administrator can take it over or delete it. */
  readonly ownerGone: boolean;
  /** What was saved and means nothing any more, as `name=value`. */
  readonly leftOut: readonly string[];
  /** It was saved by a newer version of the console. */
  readonly newer: boolean;
};

/** What a person has saved and chosen for the list; the answer of GET /api/views. */
export type ListViews = {
  /** Own ones first, then shared ones, each by name. */
  readonly views: readonly SavedView[];
  /** Opened by /instances alone; null = all instances. */
  readonly defaultViewId: string | null;
  readonly layout: ListLayout;
};

/** What a view keeps of the list: which page of it and how long a page is are no part. */
export function viewQuery(filter: InstanceFilter): string {
  return instanceFilterQuery({ ...filter, page: 1, pageSize: DEFAULT_FILTER.pageSize });
}

/** Reads a saved query: what it still means, and what of it means nothing any more. `isGone`: whether a value names what is no longer there. */
export function readViewQuery(
  saved: string,
  isGone: (name: string, value: string) => boolean = () => false,
): { readonly query: string; readonly leftOut: readonly string[] } {
  const pairs = [...new URLSearchParams(saved)];
  const kept = pairs.filter(([name, value]) => !isGone(name, value));
  const query = viewQuery(parseInstanceFilter(rawParams(kept)));
  const means = new URLSearchParams(query);
  const leftOut = pairs
    .filter(([name, value]) => isGone(name, value) || !means.has(name, value))
    .map(([name, value]) => `${name}=${value}`);
  return { query, leftOut };
}

/** Reads saved columns; those that nobody knows any more are told. */
export function readViewColumns(saved: string): {
  readonly columns: readonly ListColumn[];
  readonly leftOut: readonly string[];
} {
  const columns = parseColumns(saved) ?? ["name"];
  const known: readonly string[] = columns;
  const leftOut = saved.split(".").filter((word) => word !== "" && !known.includes(word));
  return { columns, leftOut: leftOut.map((word) => `columns=${word}`) };
}

/** A name for a view as it is kept, or null when it is none: white space is one space, control characters go. */
export function viewName(text: string): string | null {
  const name = text
    .normalize("NFC")
    .replace(/\p{Cc}/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return name === "" || Array.from(name).length > VIEW_NAME_MAX ? null : name;
}
