/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
export async function time(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
