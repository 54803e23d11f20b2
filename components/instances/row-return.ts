import { focusRow, rowsOnScreen } from "./row-elements";

let left: { readonly instance: string; readonly list: string } | null = null;
let wentBack = false;

/** Keeps which row an instance was opened from: whoever goes back to the list finds the focus there. */
export function leaveRow(instance: string): void {
  if (!left) window.addEventListener("popstate", noticeBack);
  left = { instance, list: window.location.pathname };
  wentBack = false;
}

/** Gives the focus to the row that the list was left from, if the reader went back to it. */
export function returnToRow(): void {
  if (!left || !wentBack) return;
  const { instance } = left;
  left = null;
  window.removeEventListener("popstate", noticeBack);
  const row = rowsOnScreen().find(({ dataset }) => dataset.instance === instance);
  if (row) focusRow(row);
}

function noticeBack(): void {
  wentBack = left?.list === window.location.pathname;
}
