import type { InstanceSortColumn } from "@/lib/domain/instance-filter";

/** The columns of the list in their order; `ca` is not a thing to sort by. */
export const COLUMNS = ["name", "region", "version", "ssl", "expiry", "ca", "checked"] as const;
export type Column = (typeof COLUMNS)[number];

export function sortColumn(column: Column): InstanceSortColumn | null {
  return column === "ca" ? null : column;
}

/** From 1024 px on the rows share these tracks (subgrid); below, a row is two lines and the header a line of sort buttons. */
export const TABLE_GRID =
  "lg:grid lg:grid-cols-[minmax(11rem,2.2fr)_minmax(5.5rem,1fr)_minmax(4.5rem,0.7fr)_minmax(10rem,1.5fr)_minmax(12rem,1.4fr)_4rem_minmax(7.75rem,1fr)]";
/** The same after a column of checkboxes. */
export const SELECT_GRID =
  "lg:grid lg:grid-cols-[2.25rem_minmax(11rem,2.2fr)_minmax(5.5rem,1fr)_minmax(4.5rem,0.7fr)_minmax(10rem,1.5fr)_minmax(12rem,1.4fr)_4rem_minmax(7.75rem,1fr)]";
export const ROW_GRID = "lg:col-span-full lg:grid lg:grid-cols-subgrid";
