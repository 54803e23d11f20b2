import type { Press } from "./list-wake";
import { focusRow, rowAround, rowsOnScreen, searchBox } from "./row-elements";

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * The keys of the list: "/" to the search, j and k or the arrows to another row, x selects, Enter opens, e asks whether to switch. What is
 * answered tells whether the key was one of them.
 */
export function listKeys(): (press: Press) => boolean {
  // Where j and k go on from once the focus is elsewhere.
  let latest: string | undefined;
  const move = (step: 1 | -1) => {
    const rows = rowsOnScreen();
    const focused = rowAround(document.activeElement);
    const before = focused ?? rows.find(({ dataset }) => dataset.instance === latest);
    const next = before && rows[rows.indexOf(before) + step];
    // At either end it stays; with the focus elsewhere it is back where it was.
    const to = focused ? (next ?? focused) : (before ?? rows[0]);
    latest = to?.dataset.instance;
    if (to) focusRow(to);
  };
  return ({ key, target, repeat }) => {
    const row = rowAround(document.activeElement);
    const step = STEPS[key];
    if (key === "/") {
      searchBox()?.focus();
      searchBox()?.select();
    } else if (step && (row || key === "j" || key === "k")) move(step);
    else if (!row || repeat) return false;
    else if (key === "x") row.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
    else if (key === "Enter" && target === row) row.querySelector<HTMLElement>("th a")?.click();
    else if (key === "e") press(row.querySelector<HTMLElement>('[role="switch"]'));
    else return false;
    return true;
  };
}

/** As with the keyboard: the focus first, so that a switch that is blocked shows why. */
function press(control: HTMLElement | null): void {
  control?.focus({ focusVisible: true });
  control?.click();
}
