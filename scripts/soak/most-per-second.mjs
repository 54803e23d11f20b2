/**
 * The largest number of calls of one action that were received within any sliding second, by action.
 * @param {readonly import("../../emulator/call-log").Call[]} calls
 * @returns {Map<string, number>}
 */
export function mostPerSecond(calls) {
  /** @type {Map<string, number[]>} */
  const times = new Map();
  for (const { action, at } of calls) times.set(action, [...(times.get(action) ?? []), at]);
  return new Map([...times].map(([action, at]) => [action, mostWithin(at.sort((a, b) => a - b))]));
}

/** @param {readonly number[]} sorted */
function mostWithin(sorted) {
  let most = 0;
  let from = 0;
  for (const [index, at] of sorted.entries()) {
    while ((sorted[from] ?? at) <= at - 1_000) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
