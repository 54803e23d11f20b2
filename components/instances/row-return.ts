import { focusRow, rowsOnScreen } from "./row-elements";

let left: { readonly instance: string; readonly entry: string } | null = null;

/** Keeps which row an instance was opened from: whoever goes back to the list finds the focus there. */
export function leaveRow(instance: string): void {
  const entry = historyEntry();
  left = entry === undefined ? null : { instance, entry };
}

/** Gives the focus to the row that the list was left from, if the reader is back at that place of the history. */
export function returnToRow(): void {
  if (left?.entry !== historyEntry()) return;
  const row = rowsOnScreen().find(({ dataset }) => dataset.instance === left?.instance);
  left = null;
  if (row) focusRow(row);
}

/** Not told by `popstate`: the router has the list drawn before others hear of it. A browser that knows no entries gives none. */
function historyEntry(): string | undefined {
  return window.navigation?.currentEntry?.key;
}
