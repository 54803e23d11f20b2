import "server-only";
import type { Clock } from "../clock";
import { AdaptiveLimit } from "./adaptive-limit";
import { LaneQueue, type QueueLane } from "./lane-queue";
import { LastMinute, MINUTE_MILLIS } from "./last-minute";
import { RoundTrips } from "./round-trips";
import { SlidingWindow, WINDOW_MILLIS } from "./sliding-window";

/** `steadyCallsPerMinute` may change while calls wait. */
export type Limits = { readonly callsPerSecond: number; steadyCallsPerMinute: number };

/** One granted call. `left` when its request is on its way, `end` when it is over; a call that ends without leaving never counted. */
export type Grant = { readonly left: () => void; readonly end: (outcome: "done" | "refused") => void };

const LONG_QUEUES: ReadonlySet<QueueLane> = new Set(["bulk", "screen", "sync", "steady"]);

type Waiter = { readonly grant: (grant: Grant) => void; readonly cancel: () => void };

/** The calls of one action at one endpoint host, which share one quota. */
export class CallLimit {
  readonly #clock: Clock;
  readonly #window = new SlidingWindow();
  readonly #limit: AdaptiveLimit;
  readonly #limits: Limits;
  readonly #lastMinute: LastMinute;
  readonly #trips = new RoundTrips();
  readonly #queue = new LaneQueue<Waiter>();
  #nextAt = Number.NEGATIVE_INFINITY;
  #lastSteadyAt = Number.NEGATIVE_INFINITY;
  #alarm: AbortController | null = null;

  constructor(limits: Limits, clock: Clock) {
    this.#clock = clock;
    this.#limit = new AdaptiveLimit(limits.callsPerSecond);
    this.#limits = limits;
    this.#lastMinute = new LastMinute(clock);
  }

  /** Waits for a turn. Null when the signal aborted or the limiter closed first. */
  acquire(lane: QueueLane, signal?: AbortSignal): Promise<Grant | null> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve(null);
      const cancel = () => {
        signal?.removeEventListener("abort", cancel);
        this.#queue.remove(lane, waiter);
        resolve(null);
      };
      const waiter: Waiter = {
        cancel,
        grant: (grant) => {
          signal?.removeEventListener("abort", cancel);
          resolve(grant);
        },
      };
      signal?.addEventListener("abort", cancel, { once: true });
      this.#queue.add(lane, waiter);
      this.#serve();
    });
  }

  /** The pace was changed: who waits for it looks again. */
  repace(): void {
    this.#serve();
  }

  usage(): { calls: number; refused: number; waiting: number; perSecond: number } {
    const perSecond = this.#limit.at(this.#clock.now());
    return { ...this.#lastMinute.counts(), waiting: this.#queue.size, perSecond };
  }

  /** Everyone who waits gets null. */
  close(): void {
    this.#alarm?.abort();
    for (const waiter of this.#queue.drain()) waiter.cancel();
  }

  #serve(): void {
    this.#alarm?.abort();
    this.#alarm = null;
    for (;;) {
      const now = this.#clock.now();
      // Evenly, so that no minute has more and other tools of the account find room at every moment.
      const steadyAt = this.#lastSteadyAt + MINUTE_MILLIS / this.#limits.steadyCallsPerMinute;
      const lane = this.#queue.next((candidate) => candidate !== "steady" || steadyAt <= now);
      const limit = this.#limit.at(now);
      // Somebody waits for a call of the change lane: it goes whenever the quota lets it.
      const pacedAt = lane === "change" ? now : this.#nextAt;
      const openAt = Math.max(pacedAt, this.#window.freeAt(limit, now));
      if (lane === null) {
        if (this.#queue.isWaiting("steady")) this.#wake(steadyAt, now);
        return;
      }
      if (openAt > now) {
        this.#wake(Math.min(openAt, Math.max(pacedAt, this.#limit.nextGrowth(now) ?? openAt)), now);
        return;
      }
      const waiter = this.#queue.take(lane);
      // Spread, so that a short stall on the way does not press many of them into the second before. Once half the quota is used, long queues
      // keep the even distance: it is then never used up for half a second, and whoever comes with something urgent waits for one distance.
      const distance = WINDOW_MILLIS / limit;
      const isEven = LONG_QUEUES.has(lane) && this.#window.count(now) >= limit / 2;
      // Counted from when it was due: timers that are a millisecond late each time would cost a fiftieth of the rate.
      const isLate = this.#nextAt < now && this.#nextAt > now - distance;
      const nextAt = (isLate ? this.#nextAt : now) + (isEven ? distance : distance / 2);
      // Never at once: who was let through names the next one only then, and that may be one to go before all who wait already.
      this.#nextAt = Math.max(now + 1, nextAt);
      if (lane === "steady") this.#lastSteadyAt = now;
      waiter?.grant(this.#grant(now));
    }
  }

  #grant(grantedAt: number): Grant {
    const window = this.#window;
    const place = window.take();
    let leftAt: number | null = null;
    const left = () => {
      if (leftAt !== null) return;
      leftAt = this.#clock.now();
      window.leave(place, leftAt);
      this.#lastMinute.count("calls");
      this.#serve();
    };
    const end = (outcome: "done" | "refused") => {
      const now = this.#clock.now();
      if (outcome === "refused") {
        this.#limit.refuse(now, grantedAt);
        this.#lastMinute.count("refused");
      }
      if (leftAt === null) {
        window.giveBack(place);
      } else {
        window.delay(place, this.#trips.possibleDelay(now - leftAt));
        this.#trips.record(now - leftAt);
      }
      this.#serve();
    };
    return { left, end };
  }

  #wake(at: number, now: number): void {
    if (!Number.isFinite(at)) return;
    const alarm = new AbortController();
    this.#alarm = alarm;
    void this.#clock.sleep(Math.max(1, Math.ceil(at - now)), alarm.signal).then(() => {
      if (!alarm.signal.aborted) this.#serve();
    });
  }
}
