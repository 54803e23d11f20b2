import { rowAround, rowsOnScreen } from "./row-elements";

type Held = {
  readonly row: HTMLElement;
  /** From the top of the window, at this scroll of the page. */
  readonly top: number;
  readonly scrolled: number;
  /** The rows down to it: as long as they are the same, it is the same list. */
  readonly above: string;
};

/**
 * While the pointer or the focus is at a row, what appears or goes away above it (why a change failed, a note) moves the page and not that row:
 * the page is scrolled by as much, before it is painted. Returns how to end that.
 */
export function keepRowStill(): () => void {
  const page = document.querySelector("main");
  let held: Held | null = null;
  const hold = (row: HTMLElement | null) => {
    held = row && { row, top: row.getBoundingClientRect().top, scrolled: window.scrollY, above: namesUpTo(row) };
  };
  const settle = () => {
    if (!held?.row.isConnected) return false;
    const { row, top, scrolled, above } = held;
    const moved = row.getBoundingClientRect().top - top;
    // Another list, or another order that somebody asked for, is no reason to follow a row; nor is a scroll whose event is still to come.
    const still = moved !== 0 && scrolled === window.scrollY && above === namesUpTo(row);
    if (still) scrollPage(page, moved);
    hold(row);
    return still;
  };
  const over = ({ target, pointerType }: PointerEvent) => {
    // Where the rows have just moved under a pointer that rests, it is not the person who came to another one.
    if (pointerType !== "mouse" || !(target instanceof Element) || settle()) return;
    hold(rowAround(target) ?? focusedRow());
  };
  const focus = () => hold(pointedRow() ?? focusedRow());
  const scroll = () => {
    if (page && window.scrollY === 0) page.style.minHeight = "";
    hold(held?.row ?? null);
  };
  const grown = new ResizeObserver(settle);
  focus();
  if (page) grown.observe(page);
  document.addEventListener("pointerover", over, { passive: true });
  document.addEventListener("focusin", focus);
  document.addEventListener("scroll", scroll, { passive: true });
  return () => {
    grown.disconnect();
    if (page) page.style.minHeight = "";
    document.removeEventListener("pointerover", over);
    document.removeEventListener("focusin", focus);
    document.removeEventListener("scroll", scroll);
  };
}

/** A page that is too short to be scrolled by so much is made longer at its foot, until it is back at its top. */
function scrollPage(page: HTMLElement | null, by: number): void {
  const { scrollY, innerHeight } = window;
  if (page && scrollY + by + innerHeight > document.documentElement.scrollHeight)
    page.style.minHeight = `${innerHeight + by - page.getBoundingClientRect().top}px`;
  window.scrollBy({ top: by, behavior: "instant" });
}

const focusedRow = () => rowAround(document.activeElement);
const pointedRow = () => rowAround(document.querySelector("tr[data-instance]:hover"));

function namesUpTo(row: HTMLElement): string {
  const rows = rowsOnScreen();
  return rows
    .slice(0, rows.indexOf(row) + 1)
    .map(({ dataset }) => dataset.instance)
    .join(" ");
}
