import "server-only";
import type { Clock } from "../clock";
import { AdaptiveLimit } from "./adaptive-limit";
import { LaneQueue, type QueueLane } from "./lane-queue";
import { RoundTrips } from "./round-trips";
import { SlidingWindow, WINDOW_MILLIS } from "./sliding-window";

export type Limits = { readonly callsPerSecond: number; readonly steadyCallsPerSecond: number };

/** One granted call. `left` when its request is on its way, `end` when it is over; a call that ends without leaving never counted. */
export type Grant = { readonly left: () => void; readonly end: (outcome: "done" | "refused") => void };

const LONG_QUEUES: ReadonlySet<QueueLane> = new Set(["bulk", "sync", "steady"]);

type Waiter = { readonly grant: (grant: Grant) => void; readonly cancel: () => void };

/** The calls of one action at one endpoint host, which share one quota. */
export class CallLimit {
  readonly #clock: Clock;
  readonly #window = new SlidingWindow();
  readonly #steadyWindow = new SlidingWindow();
  readonly #limit: AdaptiveLimit;
  readonly #steadyLimit: number;
  readonly #trips = new RoundTrips();
  readonly #queue = new LaneQueue<Waiter>();
  #nextAt = Number.NEGATIVE_INFINITY;
  #alarm: AbortController | null = null;

  constructor(limits: Limits, clock: Clock) {
    this.#clock = clock;
    this.#limit = new AdaptiveLimit(limits.callsPerSecond);
    this.#steadyLimit = Math.min(limits.steadyCallsPerSecond, limits.callsPerSecond);
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
      const steadyAt = this.#steadyWindow.freeAt(this.#steadyLimit, now);
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
      this.#nextAt = now + (isEven ? distance : distance / 2);
      waiter?.grant(this.#grant(lane, now));
    }
  }

  #grant(lane: QueueLane, grantedAt: number): Grant {
    const windows = lane === "steady" ? [this.#window, this.#steadyWindow] : [this.#window];
    const places = windows.map((window) => ({ window, place: window.take() }));
    let leftAt: number | null = null;
    const left = () => {
      if (leftAt !== null) return;
      leftAt = this.#clock.now();
      for (const { window, place } of places) window.leave(place, leftAt);
      this.#serve();
    };
    const end = (outcome: "done" | "refused") => {
      const now = this.#clock.now();
      if (outcome === "refused") this.#limit.refuse(now, grantedAt);
      if (leftAt === null) {
        for (const { window, place } of places) window.giveBack(place);
      } else {
        const delay = this.#trips.possibleDelay(now - leftAt);
        for (const { window, place } of places) window.delay(place, delay);
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
