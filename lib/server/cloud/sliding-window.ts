import "server-only";

/**
 * A second as the API counts it, plus room for the usual jitter of the way: it counts arrivals, we count departures. Milliseconds.
 */
export const WINDOW_MILLIS = 1_015;

/** A call's place in the window: taken when it is granted, and counted from when it left. */
export type Place = { freeAt: number };

/** The calls that count against a limit. A place is held until the call has left, and for one window from then. */
export class SlidingWindow {
  #places: Place[] = [];

  take(): Place {
    const place = { freeAt: Number.POSITIVE_INFINITY };
    this.#places.push(place);
    return place;
  }

  leave(place: Place, now: number): void {
    place.freeAt = now + WINDOW_MILLIS;
  }

  /** It turned out that the call may have arrived that much later than it seemed. */
  delay(place: Place, millis: number): void {
    place.freeAt += millis;
  }

  /** The call never left, so it never counted. */
  giveBack(place: Place): void {
    this.#places = this.#places.filter((other) => other !== place);
  }

  count(now: number): number {
    this.#places = this.#places.filter((place) => place.freeAt > now);
    return this.#places.length;
  }

  /** When fewer than `limit` places are taken: `now` or later; infinite while calls that have not left hold them all. */
  freeAt(limit: number, now: number): number {
    const taken = this.count(now);
    if (taken < limit) return now;
    const times = this.#places.map((place) => place.freeAt).sort((a, b) => a - b);
    return times[taken - limit] ?? now;
  }
}
