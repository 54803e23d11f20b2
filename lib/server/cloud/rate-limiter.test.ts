import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Clock } from "../clock";
import type { Lane } from "./cloud";
import { openRateLimiter, type RateLimiter } from "./rate-limiter";
import { type SimulatedClock, simulatedClock } from "./simulated-clock";

const open: RateLimiter[] = [];
function openLimiter(clock: Clock, callsPerSecond = 20, steadyCallsPerMinute = 300): RateLimiter {
  const limiter = openRateLimiter({ callsPerSecond, steadyCallsPerMinute }, clock);
  open.push(limiter);
  return limiter;
}
/** That clock, with timers that fire so many milliseconds late. */
function lateBy(clock: SimulatedClock, millis: number): Clock {
  return { now: () => clock.now(), sleep: (after, signal) => clock.sleep(after + millis, signal) };
}
afterEach(() => {
  for (const limiter of open.splice(0)) limiter.close();
});

/** The largest number of times within any window of one second, both ends half open. */
function mostPerSecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(0, ...sorted.map((from) => sorted.filter((time) => time >= from && time < from + 1_000).length));
}

describe("the rate limiter", () => {
  it("never lets more than the limit leave, nor arrive, in any sliding second, however long the first calls are on their way", async () => {
    // Up to the limit, calls are slow to connect and slow to arrive, as on a cold start; later ones are quick.
    const call = fc.record({ at: fc.nat(1_500), connectMillis: fc.nat(400), wayMillis: fc.nat(400) });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 20, maxLength: 60 }), async (calls) => {
        const clock = simulatedClock();
        const limiter = openLimiter(clock, 7);
        const granted: number[] = [];
        const departed: number[] = [];
        const arrived: number[] = [];
        const start = async ({ at, connectMillis, wayMillis }: (typeof calls)[number]) => {
          await clock.sleep(at);
          const grant = await limiter.acquire("host", "Action", { lane: "sync" });
          granted.push(clock.now());
          const isFirst = granted.length <= 7;
          if (isFirst) await clock.sleep(connectMillis);
          departed.push(clock.now());
          grant?.left();
          if (isFirst) await clock.sleep(wayMillis);
          arrived.push(clock.now());
          grant?.end("done");
        };
        const all = Promise.all(calls.map(start));
        await clock.runUntil(() => arrived.length === calls.length, 30_000);
        await all;
        for (const times of [granted, departed, arrived]) expect(mostPerSecond(times)).toBeLessThanOrEqual(7);
      }),
      { numRuns: 50 },
    );
  });

  it("spends 600 calls within 1.06 of the limit's floor, whether that starts with a burst (29 s) or a pace (30 s)", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock);
    const departed: number[] = [];
    const all = Promise.all(
      Array.from({ length: 600 }, async () => {
        const grant = await limiter.acquire("host", "Action", { lane: "sync" });
        departed.push(clock.now());
        grant?.left();
        grant?.end("done");
      }),
    );
    await clock.runUntil(() => departed.length === 600, 40_000);
    await all;
    const seconds = (departed.at(-1) ?? 0) / 1_000;
    expect(mostPerSecond(departed)).toBe(20);
    expect(seconds).toBeGreaterThanOrEqual(29);
    expect(seconds / 29).toBeLessThan(1.055);
  });

  it("loses nothing to timers that are always a little late", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(lateBy(clock, 3));
    const departed: number[] = [];
    const all = Promise.all(
      Array.from({ length: 400 }, async () => {
        const grant = await limiter.acquire("host", "Action", { lane: "sync" });
        departed.push(clock.now());
        grant?.left();
        grant?.end("done");
      }),
    );
    await clock.runUntil(() => departed.length === 400, 40_000);
    await all;
    expect(mostPerSecond(departed)).toBeLessThanOrEqual(20);
    expect((departed.at(-1) ?? 0) / 1_000 / 20).toBeLessThan(1.025);
  });

  it("counts each endpoint and action apart", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock, 1);
    const grants = await Promise.all([
      limiter.acquire("a", "X", { lane: "sync" }),
      limiter.acquire("a", "Y", { lane: "sync" }),
      limiter.acquire("b", "X", { lane: "sync" }),
    ]);
    expect(grants.every((grant) => grant !== null)).toBe(true);
  });

  it("serves people before following before the sync", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock, 1);
    const order: string[] = [];
    const call = async (lane: Lane) => {
      const grant = await limiter.acquire("host", "Action", { lane });
      order.push(lane);
      grant?.left();
      grant?.end("done");
    };
    const first = call("sync");
    const rest = [call("sync"), call("follow"), call("change")];
    await clock.runUntil(() => order.length === 4, 10_000);
    await Promise.all([first, ...rest]);
    expect(order).toEqual(["sync", "change", "follow", "sync"]);
  });

  it("keeps steady sync calls to their own limit without holding up the others", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock, 20, 300);
    const steady: number[] = [];
    const whole: number[] = [];
    const call = async (times: number[], pace?: "steady") => {
      const grant = await limiter.acquire("host", "Action", pace ? { lane: "sync", pace } : { lane: "sync" });
      times.push(clock.now());
      grant?.left();
      grant?.end("done");
    };
    const all = [
      ...Array.from({ length: 15 }, () => call(steady, "steady")),
      ...Array.from({ length: 10 }, () => call(whole)),
    ];
    await clock.runUntil(() => steady.length === 15, 10_000);
    await Promise.all(all);
    expect(mostPerSecond(steady)).toBe(5);
    expect(Math.max(...whole)).toBeLessThan(1_000);
  });

  it("lets nobody of a lower lane pass who only waits when the one before has its turn, however late the timers are", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(lateBy(clock, 40));
    const order: string[] = [];
    const read = async (lane: "sync" | "screen", most: number) => {
      for (let begun = 0; begun < most; begun += 1) {
        const grant = await limiter.acquire("host", "Action", { lane });
        order.push(lane);
        grant?.left();
        grant?.end("done");
      }
    };
    const all = [read("screen", 12), read("sync", 12)];
    await clock.runUntil(() => order.length === 24, 20_000);
    await Promise.all(all);
    expect(order.slice(0, 12)).toEqual(Array(12).fill("screen"));
  });

  it("lets fifty rows on a screen through within 1.1 of the limit's floor while the sync uses up the limit", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock);
    const ended = { sync: 0, screen: 0 };
    // As SslReadings do it: the next call is chosen when the one before has got its turn, and each takes 50 ms.
    const read = async (lane: "sync" | "screen", most: number) => {
      for (let begun = 0; begun < most; begun += 1) {
        const grant = await limiter.acquire("host", "Action", { lane });
        if (!grant) return;
        grant.left();
        void clock.sleep(50).then(() => {
          grant.end("done");
          ended[lane] += 1;
        });
      }
    };
    const syncing = read("sync", Number.POSITIVE_INFINITY);
    await clock.runUntil(() => ended.sync === 100, 10_000);
    const from = clock.now();
    const looking = read("screen", 50);
    await clock.runUntil(() => ended.screen === 50, 20_000);
    expect((clock.now() - from) / 1_000).toBeLessThan(1.1 * (50 / 20));
    limiter.close();
    await Promise.all([syncing, looking]);
  });

  it("takes up another steady pace while calls wait for the old one", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock, 20, 1);
    const granted: number[] = [];
    const call = async () => {
      const grant = await limiter.acquire("host", "Action", { lane: "sync", pace: "steady" });
      granted.push(clock.now());
      grant?.left();
      grant?.end("done");
    };
    const all = [call(), call(), call()];
    await clock.runUntil(() => granted.length === 1, 10);
    const stop = clock.sleep(2_000);
    await clock.runUntil(() => clock.now() >= 2_000, 2_000);
    await stop;
    limiter.setSteadyPace(600);
    await clock.runUntil(() => granted.length === 3, 3_000);
    await Promise.all(all);
    expect(granted.map((at) => Math.round(at / 100) * 100)).toEqual([0, 2_000, 2_100]);
  });

  it("tells what was called in the last minute, what was refused and what waits, by endpoint and action", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock, 1);
    const grant = await limiter.acquire("a", "X", { lane: "sync" });
    grant?.left();
    grant?.end("refused");
    (await limiter.acquire("b", "X", { lane: "sync" }))?.end("done");
    void limiter.acquire("b", "X", { lane: "sync" });
    void limiter.acquire("b", "X", { lane: "sync" });
    expect(limiter.usage()).toEqual([
      { host: "a", action: "X", calls: 1, refused: 1, waiting: 0, perSecond: 1 },
      // One had its turn and did not leave: it counts for nothing.
      { host: "b", action: "X", calls: 0, refused: 0, waiting: 2, perSecond: 1 },
    ]);
    const later = clock.sleep(59_000);
    await clock.runUntil(() => clock.now() >= 59_000, 59_000);
    await later;
    expect(limiter.usage()[0]).toMatchObject({ calls: 1 });
    const past = clock.sleep(2_000);
    await clock.runUntil(() => clock.now() >= 61_000, 61_000);
    await past;
    expect(limiter.usage()[0]).toMatchObject({ calls: 0, refused: 0 });
  });

  it("gives the place of a call back that never left", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock, 1);
    const first = await limiter.acquire("host", "Action", { lane: "change" });
    first?.end("done");
    let second = false;
    const waiting = limiter.acquire("host", "Action", { lane: "change" }).then((grant) => {
      second = grant !== null;
    });
    // The spacing alone (half of one call a second), not a whole window.
    await clock.runUntil(() => second, 520);
    await waiting;
  });

  it("slows down when the API refuses, and recovers", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock);
    const departed: number[] = [];
    const stream = async () => {
      for (;;) {
        const grant = await limiter.acquire("host", "Action", { lane: "sync" });
        if (!grant) break;
        grant.left();
        departed.push(clock.now());
        grant.end(departed.length <= 2 ? "refused" : "done");
      }
    };
    const running = [stream(), stream()];
    await clock.runUntil(() => clock.now() >= 15_000, 16_000);
    limiter.close();
    await Promise.all(running);
    const within = (from: number) => departed.filter((time) => time >= from && time < from + 1_000).length;
    expect(within(0)).toBeLessThanOrEqual(11);
    expect(within(4_000)).toBeGreaterThan(11);
    expect(within(4_000)).toBeLessThan(17);
    expect(within(13_000)).toBeGreaterThanOrEqual(19);
    expect(mostPerSecond(departed)).toBe(20);
  });

  it("answers null to who gives up, and to everyone when it closes", async () => {
    const clock = simulatedClock();
    const limiter = openLimiter(clock, 1);
    await limiter.acquire("host", "Action", { lane: "sync" });
    const stop = new AbortController();
    const givesUp = limiter.acquire("host", "Action", { lane: "sync", signal: stop.signal });
    const staysOn = limiter.acquire("host", "Action", { lane: "sync" });
    stop.abort();
    expect(await givesUp).toBeNull();
    expect(await limiter.acquire("host", "Other", { lane: "sync", signal: AbortSignal.abort() })).toBeNull();
    limiter.close();
    expect(await staysOn).toBeNull();
    expect(await limiter.acquire("host", "Other", { lane: "change" })).toBeNull();
  });

  it("counts the limiters of the process", () => {
    const first = openLimiter(simulatedClock());
    const before = first.openInProcess();
    const second = openLimiter(simulatedClock());
    expect(first.openInProcess()).toBe(before + 1);
    second.close();
    second.close();
    expect(first.openInProcess()).toBe(before);
  });
});
