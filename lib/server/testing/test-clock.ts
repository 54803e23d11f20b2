import "server-only";
import type { Clock } from "../clock";

/** A clock that a test turns by hand. It starts at the real time, since signed requests carry that. */
export type TestClock = Clock & { advance(milliseconds: number): Promise<void> };

export function testClock(start = Date.now()): TestClock {
  let now = start;
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || milliseconds <= 0) return resolve();
        sleepers.push({ until: now + milliseconds, wake: resolve });
        signal?.addEventListener("abort", () => resolve(), { once: true });
      }),
    advance: async (milliseconds) => {
      now += milliseconds;
      const due = sleepers.filter((sleeper) => sleeper.until <= now);
      sleepers = sleepers.filter((sleeper) => sleeper.until > now);
      for (const sleeper of due) sleeper.wake();
      // Lets what was woken run up to its next wait.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
