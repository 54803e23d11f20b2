// Loaded into the console's process by `node --import`: tells its event-loop delay and its memory when asked over IPC.
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MILLIS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLIS });
const whole = monitorEventLoopDelay({ resolution: RESOLUTION_MILLIS });
delay.enable();
whole.enable();

// The histogram counts the whole interval between two ticks, in nanoseconds.
const millis = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MILLIS);

process.on("message", (question) => {
  if (question === "forget") delay.reset();
  if (question === "forget all") {
    delay.reset();
    whole.reset();
  }
  if (question === "tell")
    process.send?.({
      delayP99Millis: millis(delay.percentile(99)),
      delayMaxMillis: millis(delay.max),
      wholeP99Millis: millis(whole.percentile(99)),
      residentBytes: process.memoryUsage.rss(),
      heapBytes: process.memoryUsage().heapUsed,
    });
});
process.channel?.unref();
