"use client";
import { type ReactNode, useEffect, useRef } from "react";

const ROW_IN_HAND = "tr[data-instance]:is(:hover, :focus, :focus-within)";

/**
 * Around what comes and goes above the list. While the pointer or the focus is at a row, the page scrolls by what is added or taken away, so that
 * the row stays where it is: a click that was on its way meets the instance that it was meant for.
 */
export function StillBelow({ children }: { readonly children: ReactNode }) {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = around.current;
    if (!element) return;
    let height = element.offsetHeight;
    let scrolled = window.scrollY;
    const note = () => {
      scrolled = window.scrollY;
    };
    const observer = new ResizeObserver(() => {
      const grown = element.offsetHeight - height;
      height = element.offsetHeight;
      // A browser with scroll anchoring may have done some of it; no scroll event has told of that yet.
      const rest = grown - (window.scrollY - scrolled);
      if (rest !== 0 && document.querySelector(ROW_IN_HAND)) window.scrollBy({ top: rest, behavior: "instant" });
      note();
    });
    window.addEventListener("scroll", note, { passive: true });
    observer.observe(element);
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", note);
    };
  }, []);
  return (
    <div ref={around} className="flow-root">
      {children}
    </div>
  );
}
