import type { Page } from "@playwright/test";

/** What the walk found: none of these may be. */
export type WalkFindings = { readonly stops: number; readonly problems: readonly string[] };

/** More stops than any page has: it is a trap. */
const MOST_STOPS = 400;

/**
 * Goes through a page with the Tab key alone, from its top until the focus leaves it. Told is: what can be pressed and was not reached, or twice, or
 * out of its order; where the focus could not be seen, or lay under something; and what only a pointer can use.
 */
export async function walkByTab(page: Page): Promise<WalkFindings> {
  const walk = await page.evaluateHandle(beginWalk);
  let stops = 0;
  for (; stops < MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    if (!(await walk.evaluate((begun) => begun.look()))) break;
  }
  const problems = await walk.evaluate((begun) => [...begun.problems, ...begun.missed(), ...begun.forPointersOnly()]);
  return { stops, problems: stops === MOST_STOPS ? [...problems, "the focus never left the page"] : problems };
}

/** Runs in the page. */
function beginWalk() {
  const PRESSED = "a[href], button, input, select, textarea, summary, [role=button], [role=switch], [role=checkbox]";
  const problems: string[] = [];
  const seen = new Set<Element>();
  let last: Element | null = null;

  const nameOf = (element: Element) => {
    const words = element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40);
    return `${element.tagName.toLowerCase()} "${words || element.outerHTML.slice(0, 120)}"`;
  };
  const isOff = (element: Element) =>
    element.matches(":disabled, [inert] *") || !element.checkVisibility({ visibilityProperty: true });
  /** Of radio buttons and tabs the chosen one stands for all: arrows lead to the others. */
  const isSpokenFor = (element: Element) => {
    if (element.matches("[role=tab][aria-selected=false]")) return true;
    if (!(element instanceof HTMLInputElement) || element.type !== "radio") return false;
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`)];
    return element !== (group.find(({ checked }) => checked) ?? group[0]);
  };
  const all = document.querySelectorAll(`${PRESSED}, [tabindex]:not([tabindex^="-"])`);
  const expected = [...all].filter((element) => !isOff(element) && !isSpokenFor(element));

  const isRinged = (element: Element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  /** What lies over the middle of it, or the upper or lower part; itself when it is out of sight. */
  const coverOf = (element: Element) => {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const tall = Math.min(box.height, innerHeight);
    if (right - left < 1 || bottom - top < tall - 1) return element;
    // Not at its very edges: neighbours may share a pixel or two, so that each is large enough for a finger.
    for (const part of [0.5, 0.25, 0.75]) {
      const over = document.elementFromPoint((left + right) / 2, top + (bottom - top) * part);
      const isPart = over !== null && (element.contains(over) || over.contains(element));
      const isItsLabel = over?.closest("label")?.control === element;
      if (!isPart && !isItsLabel) return over;
    }
    return null;
  };

  // From the top, wherever the page put the focus.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);

  return {
    problems,
    /** Looks at what has the focus now; false when it has left the page, or begun anew. */
    look: () => {
      const here = document.activeElement;
      if (!here || here === document.body || here === document.documentElement) return false;
      const [first] = seen;
      if (here === first) return false;
      // Day, month, year, and the button for the calendar are stops within one field.
      if (here === last && here.matches("[type=date], [type=time], [type=datetime-local]")) return true;
      if (seen.has(here)) {
        problems.push(`${nameOf(here)} was reached twice`);
        return false;
      }
      seen.add(here);
      if (last && !(last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING))
        problems.push(`${nameOf(here)} comes after ${nameOf(last)}, and stands before it`);
      last = here;
      if (!isRinged(here)) problems.push(`the focus can't be seen on ${nameOf(here)}`);
      const over = coverOf(here);
      if (over === here) problems.push(`${nameOf(here)} is out of sight`);
      else if (over) problems.push(`${nameOf(over)} lies over ${nameOf(here)}`);
      return true;
    },
    missed: () =>
      expected
        .filter((element) => element.isConnected && !isOff(element) && !isSpokenFor(element) && !seen.has(element))
        .map((element) => `${nameOf(element)} was not reached`),
    forPointersOnly: () => {
      const usable = (element: Element) => element.closest(`${PRESSED}, label`) !== null;
      const handled = (element: Element) => {
        // React keeps an element's handlers on it; no other way tells which elements listen.
        const key = Object.keys(element).find((name) => name.startsWith("__reactProps$"));
        return key !== undefined && typeof Reflect.get(element, key)?.onClick === "function";
      };
      const elements = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
      if (!elements.some(handled)) return ["no element has a handler: they are looked for in the wrong place"];
      return elements
        .filter((element) => !usable(element) && (handled(element) || getComputedStyle(element).cursor === "pointer"))
        .map((element) => `${nameOf(element)} is for pointers only`);
    },
  };
}
