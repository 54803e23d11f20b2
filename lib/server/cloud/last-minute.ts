import "server-only";
import type { Clock } from "../clock";

export const MINUTE_MILLIS = 60_000;
const SECOND_MILLIS = 1_000;

type Counts = { calls: number; refused: number };

/** What happened in the last minute, to the second. */
export class LastMinute {
  readonly #clock: Clock;
  readonly #seconds = new Map<number, Counts>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  count(what: keyof Counts): void {
    const second = Math.floor(this.#clock.now() / SECOND_MILLIS);
    const counts = this.#seconds.get(second) ?? { calls: 0, refused: 0 };
    counts[what] += 1;
    this.#seconds.set(second, counts);
    this.#forget();
  }

  counts(): Counts {
    this.#forget();
    const sum = { calls: 0, refused: 0 };
    for (const { calls, refused } of this.#seconds.values()) {
      sum.calls += calls;
      sum.refused += refused;
    }
    return sum;
  }

  #forget(): void {
    const oldest = Math.floor((this.#clock.now() - MINUTE_MILLIS) / SECOND_MILLIS) + 1;
    for (const second of this.#seconds.keys()) {
      if (second >= oldest) break;
      this.#seconds.delete(second);
    }
  }
}
