// Loaded into the console's process by `node --import`: tells its event-loop delay, its memory and how long it had requests when asked over IPC.
import { channel } from "node:diagnostics_channel";
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MILLIS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLIS });
const whole = monitorEventLoopDelay({ resolution: RESOLUTION_MILLIS });
delay.enable();
whole.enable();

// The histogram counts the whole interval between two ticks, in nanoseconds.
const millis = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MILLIS);

/** @typedef {{ request: import("node:http").IncomingMessage }} Served */
/** @type {WeakMap<object, number>} */
const begun = new WeakMap();
/** Milliseconds from a GET's head to its answer's last byte, by its path and query. @type {Record<string, number[]>} */
let handled = {};
channel("http.server.request.start").subscribe((message) => {
  begun.set(/** @type {Served} */ (message).request, performance.now());
});
channel("http.server.response.finish").subscribe((message) => {
  const { request } = /** @type {Served} */ (message);
  const took = performance.now() - (begun.get(request) ?? Number.NaN);
  if (request.method !== "GET" || request.url === undefined) return;
  handled[request.url] ??= [];
  handled[request.url]?.push(took);
});

process.on("message", (question) => {
  if (question === "forget") {
    delay.reset();
    handled = {};
  }
  if (question === "forget all") {
    delay.reset();
    whole.reset();
    handled = {};
  }
  if (question === "tell")
    process.send?.({
      delayP99Millis: millis(delay.percentile(99)),
      delayMaxMillis: millis(delay.max),
      wholeP99Millis: millis(whole.percentile(99)),
      residentBytes: process.memoryUsage.rss(),
      heapBytes: process.memoryUsage().heapUsed,
      handled,
    });
});
process.channel?.unref();
