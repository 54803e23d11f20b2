import type { StateCounts } from "./change-page";

/** How many instances of a change have surely not been sent: what a cancel would take back. */
export function notStarted(counts: StateCounts): number {
  return (counts.queued ?? 0) + (counts.claimed ?? 0);
}
