"use client";
import { singleKeysOn } from "./single-keys";

const FIELD =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable=""], [contenteditable="true"]';
const IN_FRONT =
  '[role="dialog"], [role="alertdialog"], [data-on-its-way], [popover]:not([role="tooltip"]):popover-open';

/** Whether a dialog or a menu is open, or on its way: keys are for what is in front. */
export function somethingInFront(): boolean {
  return document.querySelector(IN_FRONT) !== null;
}

/**
 * The key that was pressed, if it is for the page: alone, not while typing in a field, not with a dialog or a menu open. null also for single
 * characters that the reader has turned off.
 */
export function pageKey(event: KeyboardEvent): string | null {
  const { key, target } = event;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (target instanceof Element && target.closest(FIELD)) return null;
  if (somethingInFront()) return null;
  return key.length === 1 && !singleKeysOn() ? null : key;
}
