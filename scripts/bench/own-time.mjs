/** @typedef {import("lighthouse").TraceEvent & { tdur?: number }} Timed a moment or a span of a trace; `tdur` = its time on a processor, microseconds */

/**
 * A trace in which each task of a page's main thread takes the time that it was on a processor. By the clock it takes longer where the machine has
 * few of them, by what the browser's other processes, the server and whoever looks on do meanwhile: half of it and more on two cores.
 * @param {readonly Timed[]} events
 * @returns {Timed[]} new events, in the order given
 */
export function withOwnTimes(events) {
  const threads = new Map(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map((event) => [threadOf(event), /** @type {Timed[]} */ ([])]),
  );
  for (const event of events) if (isTask(event)) threads.get(threadOf(event))?.push(event);
  for (const [thread, tasks] of threads) threads.set(thread, outermost(tasks));
  return events.map((event) => {
    const task = taskAt(threads.get(threadOf(event)) ?? [], event.ts);
    if (!task) return event;
    const share = Math.min(1, (task.tdur ?? task.dur) / task.dur);
    return { ...event, ts: task.ts + (event.ts - task.ts) * share, ...("dur" in event && { dur: event.dur * share }) };
  });
}

/** @param {Timed} event */
function threadOf({ pid, tid }) {
  return `${pid}/${tid}`;
}

/** @param {Timed} event */
function isTask({ ph, name, dur }) {
  return ph === "X" && dur > 0 && /(?:^|::)RunTask$/.test(name);
}

/**
 * A task may run others in its midst; they are its own.
 * @param {readonly Timed[]} tasks
 */
function outermost(tasks) {
  let end = 0;
  return [...tasks]
    .sort((one, other) => one.ts - other.ts || other.dur - one.dur)
    .filter(({ ts, dur }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}

/**
 * @param {readonly Timed[]} tasks in order, apart from each other
 * @param {number} moment
 */
function taskAt(tasks, moment) {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tasks[middle]?.ts ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  const task = tasks[low - 1];
  return task && moment < task.ts + task.dur ? task : undefined;
}
