import "server-only";

const RECOVERY_STEP_MILLIS = 1_000;
/** A refusal is alone when there was none for so long before it. */
const ALONE_MILLIS = 10_000;

/**
 * How many calls a second are tried, after the quota (shared with people's own tools) said no: halved by refusals, one more for each second
 * without (additive increase, multiplicative decrease). One refused call alone is more likely one that was held up on its way than a smaller
 * quota, so it takes a tenth; the next one halves. Times in milliseconds of one clock.
 */
export class AdaptiveLimit {
  readonly #max: number;
  #base: number;
  /** The last refusal; the limit grows from here. */
  #refusedAt = Number.NEGATIVE_INFINITY;
  /** What the last cut was made from, when, and whether it was a half. Calls granted before it belong to the burst that caused it. */
  #cut = { from: 0, at: Number.NEGATIVE_INFINITY, isHalf: true };

  constructor(max: number) {
    this.#max = max;
    this.#base = max;
  }

  /** A whole number from 1 to the maximum. */
  at(now: number): number {
    if (this.#base >= this.#max) return this.#max;
    return Math.min(this.#max, this.#base + Math.floor((now - this.#refusedAt) / RECOVERY_STEP_MILLIS));
  }

  /** When the limit grows next; null when it is at its maximum. */
  nextGrowth(now: number): number | null {
    if (this.at(now) >= this.#max) return null;
    return this.#refusedAt + (Math.floor((now - this.#refusedAt) / RECOVERY_STEP_MILLIS) + 1) * RECOVERY_STEP_MILLIS;
  }

  /** A call that was granted at `grantedAt` was refused. */
  refuse(now: number, grantedAt: number): void {
    const current = this.at(now);
    const isAlone = now - this.#refusedAt >= ALONE_MILLIS;
    if (grantedAt >= this.#cut.at) {
      this.#cut = { from: current, at: now, isHalf: !isAlone };
      this.#base = isAlone ? current - Math.ceil(current / 10) : Math.floor(current / 2);
    } else if (!this.#cut.isHalf) {
      this.#cut = { ...this.#cut, isHalf: true };
      this.#base = Math.floor(this.#cut.from / 2);
    } else {
      this.#base = current;
    }
    this.#base = Math.max(1, this.#base);
    this.#refusedAt = now;
  }
}
