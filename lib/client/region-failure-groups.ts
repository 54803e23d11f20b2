import type { AdviceKey } from "@/lib/domain/api-error";
import type { RegionSummary } from "@/lib/domain/instance-page";

export type RegionFailureGroup = {
  readonly regions: readonly string[];
  readonly code: string | null;
  readonly advice: AdviceKey;
  /** The earliest of them, ISO 8601. */
  readonly since: string;
};

/** Regions that fail for the same reason are told once: a wrong key fails in all of them. In the order of their first region. */
export function groupRegionFailures(regions: readonly RegionSummary[]): RegionFailureGroup[] {
  const groups = new Map<string, RegionFailureGroup>();
  for (const { region, error } of regions) {
    if (!error) continue;
    const key = `${error.code}/${error.advice}`;
    const group = groups.get(key);
    groups.set(key, {
      regions: [...(group?.regions ?? []), region],
      code: error.code,
      advice: error.advice,
      since: group && group.since < error.since ? group.since : error.since,
    });
  }
  return [...groups.values()];
}
