import "server-only";
import { type Clock, systemClock } from "../clock";
import { CallLimit, type Grant, type Limits } from "./call-limit";
import type { CallOptions, CallUsage } from "./cloud";

// Counted on globalThis, because each of Next's bundles has its own copy of this module: a second limiter in one process would double the rate.
const openLimiters = Symbol.for("mongodb-ssl-console.rate-limiters");
type Counted = { [openLimiters]?: number };

function countLimiters(change: number): number {
  const counted = globalThis as Counted;
  counted[openLimiters] = (counted[openLimiters] ?? 0) + change;
  return counted[openLimiters];
}

/** Time that never jumps: a corrected wall clock must neither stop the calls nor let a burst through. */
const steadyClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds, signal),
};

export type RateLimiter = {
  /** Waits for a turn; null when the signal aborted or the limiter closed first. */
  acquire(host: string, action: string, options: Pick<CallOptions, "lane" | "pace" | "signal">): Promise<Grant | null>;
  /** The pace of the steady lane from now on, for each endpoint and action. */
  setSteadyPace(callsPerMinute: number): void;
  /** Each endpoint and action that was called so far. */
  usage(): readonly CallUsage[];
  /** Limiters open in this process, whatever bundle made them. */
  openInProcess(): number;
  close(): void;
};

/**
 * The one gate before the API: never more than `callsPerSecond` calls in any sliding second per (endpoint host, action), which is how
 * Tencent counts (tencent-api.md "Endpoint, signing, limits"). Own code, because the libraries at hand give other guarantees: bottleneck
 * refills a reservoir at fixed moments (twice the rate across one), p-queue's interval is fixed unless `strict` and counts from the start
 * of a task, rate-limiter-flexible refuses instead of queueing in lanes; and none learns when a request really left.
 */
export function openRateLimiter(given: Readonly<Limits>, clock: Clock = steadyClock): RateLimiter {
  const limits: Limits = { ...given };
  const calls = new Map<string, { readonly host: string; readonly action: string; readonly limit: CallLimit }>();
  let closed = false;
  countLimiters(1);
  return {
    acquire: (host, action, options) => {
      if (closed) return Promise.resolve(null);
      const key = `${host} ${action}`;
      const { limit } = calls.get(key) ?? { limit: new CallLimit(limits, clock) };
      calls.set(key, { host, action, limit });
      const lane = options.lane === "sync" && options.pace === "steady" ? "steady" : options.lane;
      return limit.acquire(lane, options.signal);
    },
    setSteadyPace: (callsPerMinute) => {
      if (callsPerMinute === limits.steadyCallsPerMinute) return;
      limits.steadyCallsPerMinute = callsPerMinute;
      for (const { limit } of calls.values()) limit.repace();
    },
    usage: () => [...calls.values()].map(({ host, action, limit }) => ({ host, action, ...limit.usage() })),
    openInProcess: () => countLimiters(0),
    close: () => {
      if (closed) return;
      closed = true;
      countLimiters(-1);
      for (const { limit } of calls.values()) limit.close();
    },
  };
}
