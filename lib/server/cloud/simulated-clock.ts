import "server-only";
import type { Clock } from "../clock";

/** A clock that jumps from one sleeper's end to the next, so that half a minute of the limiter passes in no time. It starts at 0. */
export type SimulatedClock = Clock & { runUntil(condition: () => boolean, limitMillis: number): Promise<void> };

export function simulatedClock(): SimulatedClock {
  let now = 0;
  const sleepers = new Map<() => void, number>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(wake);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        if (signal?.aborted) return resolve();
        sleepers.set(wake, now + milliseconds);
        signal?.addEventListener("abort", wake, { once: true });
      }),
    runUntil: async (condition, limitMillis) => {
      for (await settle(); !condition(); await settle()) {
        const next = Math.min(...sleepers.values());
        if (!Number.isFinite(next)) throw new Error("nobody sleeps, and the condition does not hold");
        if (next > limitMillis) throw new Error(`not reached within ${limitMillis} ms`);
        now = next;
        for (const [wake, until] of sleepers) if (until <= now) wake();
      }
    },
  };
}
