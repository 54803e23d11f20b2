"use client";
import { useNow as useServerNow } from "next-intl";
import { useCallback, useSyncExternalStore } from "react";

const STEP_MILLIS = { second: 1000, minute: 30_000 } as const;
type Step = keyof typeof STEP_MILLIS;

// One timer for the page, however many rows tick; it runs at the pace of the finest listener and stops when nobody looks.
const listeners = new Map<() => void, Step>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
let pace: Step | null = null;

function atStep(millis: number, step: Step): number {
  return Math.floor(millis / STEP_MILLIS[step]) * STEP_MILLIS[step];
}

function tick(): void {
  now = Date.now();
  for (const listener of [...listeners.keys()]) listener();
}

function setPace(): void {
  const wanted: Step | null =
    listeners.size === 0 ? null : [...listeners.values()].includes("second") ? "second" : "minute";
  if (wanted === pace) return;
  if (timer !== null) clearInterval(timer);
  pace = wanted;
  timer = wanted && setInterval(tick, STEP_MILLIS[wanted]);
}

/**
 * The present at the last full step, epoch milliseconds, renewed each second or half minute. The first render is the server's, so that hydration
 * agrees; since both count in steps they are mostly equal, and a list of 50 rows is not drawn a second time at once.
 */
export function useNow(step: Step): number {
  const serverNow = useServerNow().getTime();
  const subscribe = useCallback(
    (listener: () => void) => {
      // The module may have been loaded long before the first listener.
      if (listeners.size === 0) now = Date.now();
      listeners.set(listener, step);
      setPace();
      return () => {
        listeners.delete(listener);
        setPace();
      };
    },
    [step],
  );
  const snapshot = useCallback(() => atStep(now, step), [step]);
  return useSyncExternalStore(subscribe, snapshot, () => atStep(serverNow, step));
}
