/**
 * @param {readonly number[]} values
 * @param {number} percent 0 to 100
 */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (found === undefined) throw new Error("No values to take a percentile of.");
  return found;
}
