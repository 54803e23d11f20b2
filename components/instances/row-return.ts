import { focusRow, rowsOnScreen } from "./row-elements";

let left: { readonly instance: string; readonly list: string } | null = null;
let wentBack = false;

/** Keeps which row an instance was opened from: whoever goes back to the list finds the focus there. */
export function leaveRow(instance: string): void {
  // Captured, that is before the router's own listener: React has the list drawn by the end of that one.
  if (!left) window.addEventListener("popstate", noticeBack, { capture: true });
  left = { instance, list: window.location.pathname };
  wentBack = false;
}

/** Gives the focus to the row that the list was left from, if the reader went back to it. */
export function returnToRow(): void {
  if (!left || !wentBack) return;
  const { instance } = left;
  left = null;
  window.removeEventListener("popstate", noticeBack, { capture: true });
  const row = rowsOnScreen().find(({ dataset }) => dataset.instance === instance);
  if (row) focusRow(row);
}

function noticeBack(): void {
  wentBack = left?.list === window.location.pathname;
}
