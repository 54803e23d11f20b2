const KEPT = 9;

/** How long the provider's last tasks took, so that the next ones are looked at when they end and not much more often. Milliseconds. */
export class TaskTimes {
  #recent: number[] = [];

  keep(tookMillis: number): void {
    this.#recent = [...this.#recent, tookMillis].slice(-KEPT);
  }

  /** The median of the last ones; null before the first. */
  expected(): number | null {
    const sorted = [...this.#recent].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}
