import "server-only";
import { setMaxListeners } from "node:events";
import type { Clock } from "../clock";

/** A loop that runs a turn, then waits for its pause or for somebody to wake it. A turn never overlaps the next. */
export type Repeating = { wake(): void; stop(): Promise<void>; lastTurnAt(): number };

export function repeat(
  clock: Clock,
  pauseMillis: () => number,
  turn: (signal: AbortSignal) => Promise<void>,
  onFault: (error: unknown) => void,
): Repeating {
  const stopping = new AbortController();
  // Everything that a turn waits for listens to it, a dozen calls at once in some.
  setMaxListeners(Number.POSITIVE_INFINITY, stopping.signal);
  let nap = new AbortController();
  let woken = false;
  let lastTurnAt = clock.now();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      try {
        await turn(stopping.signal);
      } catch (error) {
        onFault(error);
      }
      lastTurnAt = clock.now();
      if (woken || stopping.signal.aborted) continue;
      nap = new AbortController();
      await clock.sleep(pauseMillis(), AbortSignal.any([nap.signal, stopping.signal]));
    }
  })();
  return {
    wake: () => {
      woken = true;
      nap.abort();
    },
    stop: async () => {
      stopping.abort();
      await loop;
    },
    lastTurnAt: () => lastTurnAt,
  };
}
