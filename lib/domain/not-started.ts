import type { ChangeSummary } from "./change-page";

/** How many instances of a change have surely not been sent: what a cancel would take back. A rotation between its steps has started. */
export function notStarted({ counts, owed }: Pick<ChangeSummary, "counts" | "owed">): number {
  return (counts.queued ?? 0) + (counts.claimed ?? 0) - owed;
}
