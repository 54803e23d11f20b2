import type { ChangeReview, ReviewedInstance } from "@/lib/domain/change-review";

export type ReviewDifference = { readonly added: readonly string[]; readonly dropped: readonly string[] };

/** Which instances a newer review would change that the older would not, and the other way round: their ids. */
export function reviewDifference(
  before: Pick<ChangeReview, "eligible">,
  after: Pick<ChangeReview, "eligible">,
): ReviewDifference {
  return { added: onlyIn(after.eligible, before.eligible), dropped: onlyIn(before.eligible, after.eligible) };
}

function onlyIn(one: readonly ReviewedInstance[], other: readonly ReviewedInstance[]): string[] {
  const names = new Set(other.map(({ region, instanceId }) => `${region}/${instanceId}`));
  return one
    .filter(({ region, instanceId }) => !names.has(`${region}/${instanceId}`))
    .map(({ instanceId }) => instanceId);
}
