import type { ReviewedInstance, ShownReview } from "@/lib/domain/change-review";
import { openingAt, windowProblem } from "@/lib/domain/maintenance-window";

type WithoutWindow = ReviewedInstance & { readonly problem: "no_window" | "window_too_late" };

/** `first`, `last`: when the earliest and the latest of the next windows open (maybe already), epoch milliseconds; null = none does. */
export type WindowOutlook = {
  readonly first: number | null;
  readonly last: number | null;
  /** Left out of a change in windows. */
  readonly without: readonly WithoutWindow[];
};

/** When the windows of a review's instances open next, and those that have none before the deadline. Times epoch milliseconds. */
export function windowOutlook(
  { eligible, apiTimeZoneMinutes }: Pick<ShownReview, "eligible" | "apiTimeZoneMinutes">,
  deadline: number | null,
  now: number,
): WindowOutlook {
  const without: WithoutWindow[] = [];
  let first: number | null = null;
  let last: number | null = null;
  for (const instance of eligible) {
    const problem = windowProblem(instance.maintenance, apiTimeZoneMinutes, deadline, now);
    if (problem) {
      without.push({ ...instance, problem });
      continue;
    }
    const opensAt = openingAt(instance.maintenance, apiTimeZoneMinutes, now)?.opensAt ?? now;
    first = Math.min(first ?? opensAt, opensAt);
    last = Math.max(last ?? opensAt, opensAt);
  }
  return { first, last, without };
}
