// Loaded into the console's process by `node --import`: tells its event-loop delay and its memory when asked over IPC.
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

process.on("message", (question) => {
  if (question === "forget") delay.reset();
  if (question === "tell")
    process.send?.({
      // The histogram counts the whole interval between two ticks, in nanoseconds.
      delayP99Millis: Math.max(0, delay.percentile(99) / 1e6 - 5),
      delayMaxMillis: Math.max(0, delay.max / 1e6 - 5),
      residentBytes: process.memoryUsage.rss(),
    });
});
process.channel?.unref();
