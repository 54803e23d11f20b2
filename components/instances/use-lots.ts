"use client";
import { startTransition, useEffect, useState } from "react";

/** So few that a key pressed meanwhile is not kept waiting by the frame that shows them. */
const LOT = 4;
/** By then the rest is below what the browser lays out at once (content-visibility). */
const ALL_AFTER = 30;

/**
 * How many of a list's rows are to be drawn by now. Those that the page came with are all there; another list comes a lot per frame, from the
 * top. `list` names what is listed; null = still what was listed before.
 */
export function useLots(list: string | null, total: number): number {
  const [drawn, setDrawn] = useState({ list, count: Number.POSITIVE_INFINITY });
  if (list !== null && drawn.list !== list) setDrawn({ list, count: drawn.list === null ? drawn.count : LOT });
  const { list: begun, count } = drawn;
  useEffect(() => {
    if (count >= total) return;
    // Said whole, not as a step from what is there: a lot still on its way for the list before would swallow the step, and nothing would ask for
    // another.
    const next = { list: begun, count: count >= ALL_AFTER ? Number.POSITIVE_INFINITY : count + LOT };
    const draw = () => startTransition(() => setDrawn(next));
    let timer: ReturnType<typeof setTimeout> | undefined;
    // After the frame: within it, the next lot would be part of the same.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(draw);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [begun, count, total]);
  return count;
}
