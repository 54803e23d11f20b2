/**
 * How much faster the console's clock and the emulator's run than the real one. A change waits for seconds (12 until a lost answer is read
 * about); the program's own work takes its real time, so this is like a slower machine, not like another program.
 */
export const SPEED = 5;

/** The call's own time-out in real milliseconds: the SDK counts it on the real clock. */
export const CALL_TIMEOUT_REAL_MILLIS = 10_000 / SPEED;

/**
 * A clock that ran with the real one until `origin` (epoch milliseconds) and runs fast since. All processes of a round share the origin.
 * @param {number} origin
 * @param {number} [speed]
 * @returns {import("../../lib/server/clock").Clock}
 */
export function fastClock(origin, speed = SPEED) {
  return {
    now: () => fastTime(origin, Date.now(), speed),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, milliseconds / speed);
        signal?.addEventListener("abort", done, { once: true });
      }),
  };
}

/**
 * The real time of a fast clock's reading.
 * @param {number} origin
 * @param {number} fast
 */
export function realTime(origin, fast) {
  return origin + (fast - origin) / SPEED;
}

/**
 * What the fast clock shows at a real time.
 * @param {number} origin
 * @param {number} real
 * @param {number} [speed]
 */
export function fastTime(origin, real, speed = SPEED) {
  return Math.round(origin + (real - origin) * speed);
}
