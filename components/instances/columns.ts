import type { InstanceSortColumn } from "@/lib/domain/instance-filter";
import type { ListColumn } from "@/lib/domain/list-columns";

/** What each column sorts by; null = it is not a thing to sort by. */
export const COLUMN_SORT: Record<ListColumn, InstanceSortColumn | null> = {
  name: "name",
  region: "region",
  version: "version",
  type: null,
  status: null,
  ssl: "ssl",
  expiry: "expiry",
  ca: null,
  checked: "checked",
};

/** Least width in rem, the share of what is left, and the least width where many columns stand close: there, words wrap, or are cut off in compact rows. */
const WIDTHS: Record<ListColumn, readonly [least: number, share: number, close: number]> = {
  name: [11, 2, 8],
  region: [5.5, 1, 5.75],
  version: [4.5, 0.7, 4],
  type: [6, 0.9, 5],
  status: [5.5, 0.9, 5.25],
  ssl: [10, 1.4, 9.75],
  expiry: [12.75, 1.8, 9.5],
  ca: [4, 0, 4],
  checked: [7.75, 1, 5],
};

/** What fits beside the navigation and the checkboxes at 1024 px, in rem. */
const ROOM = 56.5;

/** `grid-template-columns` for these columns, behind one of checkboxes if rows can be selected. */
export function gridTracks(columns: readonly ListColumn[], selectable: boolean): string {
  const close = columns.reduce((sum, column) => sum + WIDTHS[column][0], 0) > ROOM;
  const tracks = columns.map((column) => {
    const [least, share, closest] = WIDTHS[column];
    const width = `${close ? closest : least}rem`;
    return share === 0 ? width : `minmax(${width},${share}fr)`;
  });
  return [...(selectable ? ["2.25rem"] : []), ...tracks].join(" ");
}

/** Each row is a grid of its own: their tracks are no content's, so that the columns agree all the same, and what changes in a row is laid out in it alone. */
export const ROW_GRID = "lg:grid lg:grid-cols-(--tracks)";
