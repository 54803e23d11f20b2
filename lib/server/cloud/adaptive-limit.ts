import "server-only";

const RECOVERY_STEP_MILLIS = 1_000;

/**
 * How many calls a second are tried, after the quota (shared with people's own tools) said no: halved at a refusal, one more for each
 * second without (additive increase, multiplicative decrease). Times in milliseconds of one clock.
 */
export class AdaptiveLimit {
  readonly #max: number;
  #base: number;
  #since = Number.NEGATIVE_INFINITY;
  #halvedAt = Number.NEGATIVE_INFINITY;

  constructor(max: number) {
    this.#max = max;
    this.#base = max;
  }

  /** A whole number from 1 to the maximum. */
  at(now: number): number {
    if (this.#base >= this.#max) return this.#max;
    return Math.min(this.#max, this.#base + Math.floor((now - this.#since) / RECOVERY_STEP_MILLIS));
  }

  /** When the limit grows next; null when it is at its maximum. */
  nextGrowth(now: number): number | null {
    if (this.at(now) >= this.#max) return null;
    return this.#since + (Math.floor((now - this.#since) / RECOVERY_STEP_MILLIS) + 1) * RECOVERY_STEP_MILLIS;
  }

  /** A call that was granted at `grantedAt` was refused. Calls granted before the last halving belong to the burst that caused it. */
  refuse(now: number, grantedAt: number): void {
    const current = this.at(now);
    if (grantedAt >= this.#halvedAt) {
      this.#base = Math.max(1, Math.floor(current / 2));
      this.#halvedAt = now;
    } else {
      this.#base = current;
    }
    this.#since = now;
  }
}
