/**
 * Runs tasks, so many at a time, in their order; the answers come in the same order.
 * @template T
 * @param {number} lanes
 * @param {readonly (() => Promise<T>)[]} tasks
 * @returns {Promise<T[]>}
 */
export async function runInLanes(lanes, tasks) {
  /** @type {T[]} */
  const answers = new Array(tasks.length);
  const queue = [...tasks.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) answers[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane));
  return answers;
}
