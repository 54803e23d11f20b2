/**
 * From now on the page keeps how long each key press takes to be on screen (milliseconds).
 * @param {import("playwright").Page} page
 * @returns {Promise<() => Promise<number[]>>}
 */
export async function watchKeys(page) {
  const handle = await page.evaluateHandle(() => {
    /** @type {number[]} */
    const times = [];
    const listen = (/** @type {KeyboardEvent} */ event) => {
      requestAnimationFrame(() => {
        // A message that is posted in a frame arrives after that frame was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          times.push(performance.now() - event.timeStamp);
          port1.close();
        };
        port2.postMessage(null);
      });
    };
    document.addEventListener("keydown", listen, { capture: true });
    return { times, stop: () => document.removeEventListener("keydown", listen, { capture: true }) };
  });
  return () =>
    handle.evaluate(async ({ times, stop }) => {
      stop();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return times;
    });
}

/**
 * From now on the page keeps how long its long tasks were (W3C, Long Tasks: over 50 ms).
 * @param {import("playwright").Page} page
 * @returns {Promise<() => Promise<number[]>>}
 */
export async function watchLongTasks(page) {
  const handle = await page.evaluateHandle(() => {
    /** @type {number[]} */
    const tasks = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    return { tasks, observer };
  });
  return () =>
    handle.evaluate(({ tasks, observer }) => {
      for (const { duration } of observer.takeRecords()) tasks.push(duration);
      observer.disconnect();
      return tasks;
    });
}
