import "server-only";

const REMEMBERED = 40;
/** Fewer say nothing about what is usual. */
const ENOUGH = 20;

/**
 * How long calls take from leaving to their answer, in milliseconds. The API counts a call when it arrives, which we don't see; but what a
 * call took longer than usual it may have spent on its way there (a first connection, a stall of either process).
 */
export class RoundTrips {
  readonly #recent: number[] = [];

  record(millis: number): void {
    this.#recent.push(millis);
    if (this.#recent.length > REMEMBERED) this.#recent.shift();
  }

  /** How much later than usual a call with this round trip may have arrived. At first nothing is usual, and the whole of it counts. */
  possibleDelay(millis: number): number {
    return Math.max(0, millis - this.#usual());
  }

  /** Three of four calls take no longer: a slow quarter still costs little, and a few stalls don't become usual. */
  #usual(): number {
    if (this.#recent.length < ENOUGH) return 0;
    const sorted = [...this.#recent].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
  }
}
