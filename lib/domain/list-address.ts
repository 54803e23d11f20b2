import { type InstanceFilter, instanceFilterQuery, parseInstanceFilter } from "./instance-filter";
import { columnsParam, columnsText, type ListColumn, sameColumns } from "./list-columns";
import { type ListViews, type SavedView, viewQuery } from "./saved-view";
import { firstParam, type RawParams, rawParams } from "./search-params";

/** `view=all` is the whole fleet also for whoever has a view of their own as the default. */
const ALL_INSTANCES = "all";

/** What the address of the list says. */
export type ListAddress = {
  readonly view: SavedView | null;
  readonly filter: InstanceFilter;
  /** Of the view or of the link; null = the reader's own. */
  readonly columns: readonly ListColumn[] | null;
};

type Known = Pick<ListViews, "views" | "defaultViewId">;

const ofView = (view: SavedView, raw: RawParams): ListAddress => ({
  view,
  // What the address says beside the view stands over it; `ssl=` takes the view's away.
  filter: parseInstanceFilter({ ...rawParams(new URLSearchParams(view.query)), ...raw }),
  columns: columnsParam(raw) ?? view.columns,
});

/** Reads the search parameters of the list. A view that the reader doesn't have is as if none were named; an address without anything is the default view. */
export function readListAddress(raw: RawParams, { views, defaultViewId }: Known): ListAddress {
  const named = firstParam(raw, "view");
  const filter = parseInstanceFilter(raw);
  const columns = columnsParam(raw);
  const bare = named === "" && columns === null && instanceFilterQuery(filter) === "";
  const view = views.find(({ id }) => id === (bare ? defaultViewId : named));
  return view ? ofView(view, raw) : { view: null, filter, columns };
}

/** Whether the address names a view that its reader doesn't have. */
export function namesNoView(raw: RawParams, { views }: Known): boolean {
  const named = firstParam(raw, "view");
  return named !== "" && named !== ALL_INSTANCES && views.every(({ id }) => id !== named);
}

/** Whether the list is not what its view was saved as. Turning pages is no change. */
export function isViewChanged({ view, filter, columns }: ListAddress): boolean {
  return view !== null && (viewQuery(filter) !== view.query || !sameColumns(columns ?? view.columns, view.columns));
}

/** The shortest search parameters for an address, without "?": of a view, only what differs from it. */
export function listAddressQuery({ view, filter, columns }: ListAddress, { defaultViewId }: Known): string {
  const wanted = new URLSearchParams(instanceFilterQuery(filter));
  if (!view) {
    if (columns) wanted.set("columns", columnsText(columns));
    return wanted.size === 0 && defaultViewId !== null ? `view=${ALL_INSTANCES}` : wanted.toString();
  }
  const saved = new URLSearchParams(view.query);
  const query = new URLSearchParams({ view: view.id });
  for (const name of new Set([...saved.keys(), ...wanted.keys()])) {
    const values = wanted.getAll(name);
    if (values.join("\n") === saved.getAll(name).join("\n")) continue;
    for (const value of values.length > 0 ? values : [""]) query.append(name, value);
  }
  if (columns && !sameColumns(columns, view.columns)) query.set("columns", columnsText(columns));
  return query.toString();
}
