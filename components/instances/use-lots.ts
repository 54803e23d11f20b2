"use client";
import { type RefObject, startTransition, useEffect, useRef, useState } from "react";
import type { Density } from "@/lib/domain/list-layout";

/** So few that a key pressed meanwhile is not kept waiting by the frame that shows them. */
const LOT = 4;
/** By then the rest is below what the browser lays out at once (content-visibility). */
const ALL_AFTER = 30;
/** The least height of a row (instance-table-row.tsx): no more of them are on a screen than this says. */
const ROW_PX: Record<Density, number> = { comfortable: 56, compact: 30 };
/** At least so much stands above the list. */
const HEAD_PX = 200;
/** Longer than the pause after which a search goes out, with the time that its answer takes. */
const QUIET_MILLIS = 500;

/** `height` is what the rows take when all are there, at least; null = they are. */
type Lots = { readonly count: number; readonly height: number | null };

/**
 * How many of a list's rows are to be there by now. Those that the page came with are; another list comes a lot per frame, from the top, and what
 * is below the screen when nobody types: it would be drawn for nothing, and taken away again while the next key waits. `list` names what is
 * listed; null = still what was listed before.
 */
export function useLots(list: string | null, total: number, density: Density): Lots {
  const [drawn, setDrawn] = useState({ list, count: Number.POSITIVE_INFINITY });
  if (list !== null && drawn.list !== list) setDrawn({ list, count: drawn.list === null ? drawn.count : LOT });
  const { list: begun, count } = drawn;
  const typedAt = useTypedAt();
  useEffect(() => {
    if (count >= total) return;
    // Said whole, not as a step from what is there: a lot still on its way for the list before would swallow the step, and nothing would ask for
    // another.
    const next = { list: begun, count: count >= ALL_AFTER ? Number.POSITIVE_INFINITY : count + LOT };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      const onScreen = HEAD_PX + count * ROW_PX[density] < window.scrollY + window.innerHeight;
      const wait = onScreen ? 0 : typedAt.current + QUIET_MILLIS - performance.now();
      if (wait > 0) timer = setTimeout(draw, wait);
      else startTransition(() => setDrawn(next));
    };
    // After the frame: within it, the next lot would be part of the same.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(draw);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [begun, count, total, density, typedAt]);
  return { count, height: count < total ? total * ROW_PX[density] : null };
}

/** When a key was last pressed in a field, in milliseconds of the page's own clock. */
function useTypedAt(): RefObject<number> {
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const listen = ({ target, timeStamp }: KeyboardEvent) => {
      if (target instanceof HTMLInputElement) typedAt.current = timeStamp;
    };
    document.addEventListener("keydown", listen, { capture: true, passive: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, []);
  return typedAt;
}
