/** A share that the least noise of a garbage-collected heap explains. */
const TOLERATED = 0.05;

/**
 * Whether memory grew: the median of the last third of the samples against that of the first. Throws with fewer than six samples.
 * @param {readonly number[]} bytes resident memory, in order of time, after the warm-up
 * @returns {{ first: number, last: number, grew: boolean }}
 */
export function growth(bytes) {
  const third = Math.floor(bytes.length / 3);
  if (third < 2) throw new Error("Too few samples for a verdict.");
  const first = median(bytes.slice(0, third));
  const last = median(bytes.slice(-third));
  return { first, last, grew: last > first * (1 + TOLERATED) };
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
