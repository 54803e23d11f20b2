import type { SkipReason } from "./change-item";

type Skipped = { readonly reason: SkipReason };

/** What is left out, by reason; the rarest reason first, as that is the one to look at. */
export function bySkipReason<One extends Skipped>(
  skipped: readonly One[],
): readonly { readonly reason: SkipReason; readonly instances: readonly One[] }[] {
  const groups = new Map<SkipReason, One[]>();
  for (const one of skipped) {
    const group = groups.get(one.reason);
    if (group) group.push(one);
    else groups.set(one.reason, [one]);
  }
  return [...groups]
    .map(([reason, instances]) => ({ reason, instances }))
    .sort((one, other) => one.instances.length - other.instances.length);
}
