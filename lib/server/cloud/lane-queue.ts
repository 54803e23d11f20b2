import "server-only";
import type { Lane } from "./cloud";

/** `steady` is the sync's own slow lane: a re-check that nobody waits for. */
export type QueueLane = Lane | "steady";

const BY_PRIORITY: readonly QueueLane[] = ["change", "follow", "bulk", "screen", "sync", "steady"];
/** After so many calls in a row that went before it, a waiting lane gets one: people first, but the sync never stands still. */
const LONGEST_PASSED_OVER = 9;
/** Nobody is passed over by these: a row on a screen that is read now is one that the sync need not read. */
const SAME_WORK: ReadonlySet<QueueLane> = new Set(["screen"]);

/** Who waits, in lanes of strict priority but for the one call in ten above. */
export class LaneQueue<T> {
  readonly #lanes = new Map<QueueLane, { readonly waiting: T[]; passedOver: number }>(
    BY_PRIORITY.map((lane) => [lane, { waiting: [], passedOver: 0 }]),
  );

  #lane(lane: QueueLane) {
    const found = this.#lanes.get(lane);
    if (!found) throw new Error(`no lane ${lane}`);
    return found;
  }

  add(lane: QueueLane, item: T): void {
    this.#lane(lane).waiting.push(item);
  }

  remove(lane: QueueLane, item: T): void {
    const { waiting } = this.#lane(lane);
    const index = waiting.indexOf(item);
    if (index >= 0) waiting.splice(index, 1);
  }

  /** The lane whose turn it is, among those that may go. Null when none of them has anyone waiting. */
  next(mayGo: (lane: QueueLane) => boolean): QueueLane | null {
    const ready = BY_PRIORITY.filter((lane) => this.#lane(lane).waiting.length > 0 && mayGo(lane));
    return ready.find((lane) => this.#lane(lane).passedOver >= LONGEST_PASSED_OVER) ?? ready[0] ?? null;
  }

  take(lane: QueueLane): T | null {
    const taken = this.#lane(lane);
    const item = taken.waiting.shift();
    if (item === undefined) return null;
    taken.passedOver = 0;
    if (SAME_WORK.has(lane)) return item;
    for (const lower of BY_PRIORITY.slice(BY_PRIORITY.indexOf(lane) + 1)) {
      const behind = this.#lane(lower);
      if (behind.waiting.length > 0) behind.passedOver += 1;
    }
    return item;
  }

  isWaiting(lane: QueueLane): boolean {
    return this.#lane(lane).waiting.length > 0;
  }

  get size(): number {
    return BY_PRIORITY.reduce((sum, lane) => sum + this.#lane(lane).waiting.length, 0);
  }

  drain(): T[] {
    return BY_PRIORITY.flatMap((lane) => this.#lane(lane).waiting.splice(0));
  }
}
