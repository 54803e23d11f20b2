/*
 * The rows of the list as elements: the keyboard moves the browser's own focus and presses the row's own controls, so that a key does what a click
 * does and nothing has to be kept in step.
 */

const ROW = "tr[data-instance]";

export function rowsOnScreen(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROW)];
}

/** The row that an element is in. */
export function rowAround(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(ROW) ?? null;
}

export function focusRow(row: HTMLElement): void {
  row.focus({ focusVisible: true });
}

export function searchBox(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('main input[type="search"]');
}
