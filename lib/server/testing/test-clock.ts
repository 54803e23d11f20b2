import "server-only";
import type { Clock } from "../clock";

/** A clock that a test turns by hand. It starts at the real time, since signed requests carry that. */
export type TestClock = Clock & {
  advance(milliseconds: number): Promise<void>;
  /** Advances only if somebody sleeps on it; else lets what runs (a query, a call) get on in real time. */
  advanceSleepers(milliseconds: number): Promise<void>;
};

export function testClock(start = Date.now()): TestClock {
  let now = start;
  const sleepers = new Map<() => void, number>();
  // One look at the network: what was woken runs up to its next wait, and answers under way arrive before the clock moves on.
  const letRun = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
  async function advance(milliseconds: number): Promise<void> {
    now += milliseconds;
    for (const [wake, until] of sleepers) if (until <= now) wake();
    await letRun();
  }
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || milliseconds <= 0) return resolve();
        const wake = () => {
          sleepers.delete(wake);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        sleepers.set(wake, now + milliseconds);
        signal?.addEventListener("abort", wake, { once: true });
      }),
    advance,
    advanceSleepers: (milliseconds) => (sleepers.size > 0 ? advance(milliseconds) : letRun()),
  };
}
