const WINDOW_MILLIS = 1000;

/** Admits at most so many calls per key in any sliding second. A refused call does not count. */
export class RateWindow {
  readonly #admitted = new Map<string, number[]>();

  /** @param at epoch milliseconds of the call. */
  admit(key: string, at: number, callsPerSecond: number): boolean {
    const recent = (this.#admitted.get(key) ?? []).filter((moment) => moment > at - WINDOW_MILLIS);
    const admitted = recent.length < callsPerSecond;
    if (admitted) recent.push(at);
    this.#admitted.set(key, recent);
    return admitted;
  }

  clear(): void {
    this.#admitted.clear();
  }
}
