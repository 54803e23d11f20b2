import "server-only";
import { setImmediate as nextTurn, setTimeout as rest } from "node:timers/promises";

let before: Promise<unknown> = Promise.resolve();

/**
 * Does one piece of work at a time, in the order in which they came, and rests after each as long as it took: however many files are being
 * written, half of the process's time stays with the pages.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  let took = 0;
  const mine = before.then(async () => {
    const started = performance.now();
    try {
      return await work();
    } finally {
      took = performance.now() - started;
    }
  });
  const rested = async () => {
    // A timer alone may be due at once: it is counted from the time at which the present turn of the event loop began.
    await nextTurn();
    await rest(took);
  };
  before = mine.then(rested, rested);
  return mine;
}
