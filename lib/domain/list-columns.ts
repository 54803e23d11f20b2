import { firstParam, oneOf, type RawParams } from "./search-params";

/** Everything that the list can show of an instance, in its own order. The name is its row's header and always there. */
export const LIST_COLUMNS = ["name", "region", "version", "type", "status", "ssl", "expiry", "ca", "checked"] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** What is shown to whoever has chosen nothing. */
export const DEFAULT_COLUMNS: readonly ListColumn[] = ["name", "region", "version", "ssl", "expiry", "ca", "checked"];

/** Reads "name.region.ssl". Words that nobody knows and repetitions are left out, the name comes first; null when no column is named. */
export function parseColumns(text: string): readonly ListColumn[] | null {
  const known = text.split(".").flatMap((word) => oneOf(LIST_COLUMNS, word) ?? []);
  return known.length === 0 ? null : [...new Set<ListColumn>(["name", ...known])];
}

/** The columns that a link asks for. */
export function columnsParam(raw: RawParams): readonly ListColumn[] | null {
  return parseColumns(firstParam(raw, "columns"));
}

export function columnsText(columns: readonly ListColumn[]): string {
  return columns.join(".");
}

export function sameColumns(one: readonly ListColumn[], other: readonly ListColumn[]): boolean {
  return columnsText(one) === columnsText(other);
}

/** The columns with one more or one less; a new one takes its place behind the shown columns. The name stays. */
export function withColumn(columns: readonly ListColumn[], column: ListColumn, shown: boolean): readonly ListColumn[] {
  if (column === "name") return columns;
  const others = columns.filter((one) => one !== column);
  return shown ? [...others, column] : others;
}

/** The columns with one of them a place earlier (-1) or later (1); the name stays first. */
export function withMoved(columns: readonly ListColumn[], column: ListColumn, by: -1 | 1): readonly ListColumn[] {
  const from = columns.indexOf(column);
  const to = from + by;
  if (from < 1 || to < 1 || to >= columns.length) return columns;
  const moved = columns.filter((one) => one !== column);
  moved.splice(to, 0, column);
  return moved;
}
