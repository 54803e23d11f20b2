/**
 * Where a cell of the list has no room for all its words, the pointer brings them in full. Returns how to end that. Nothing is looked at before
 * the pointer is there: fifty rows would ask for their widths at each read.
 */
export function tellCutWords(): () => void {
  const told = new WeakSet<Element>();
  const tell = ({ target }: PointerEvent) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("tr[data-instance] > *") : null;
    if (!cell || (cell.title !== "" && !told.has(cell))) return;
    const cut = [cell, ...cell.querySelectorAll("span")].some(isCut);
    // biome-ignore lint/performance/useDomNodeTextContent: textContent has the hidden words too
    cell.title = cut ? cell.innerText : "";
    told.add(cell);
  };
  document.addEventListener("pointerover", tell, { passive: true });
  return () => document.removeEventListener("pointerover", tell);
}

/** An element in a line has no width of its own to be cut at: it counts 0. */
function isCut({ scrollWidth, clientWidth }: Element): boolean {
  return clientWidth > 0 && scrollWidth > clientWidth;
}
