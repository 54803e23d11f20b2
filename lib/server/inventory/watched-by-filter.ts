import "server-only";
import { FILTER_NAMES, type FilterName } from "@/lib/domain/filter-values";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import type { Watched } from "../db/written-tables";

const LOOKS_AT: Record<FilterName, readonly Watched[]> = {
  region: [],
  ssl: ["instances.ssl_state"],
  expiry: ["instances.certificate_expires_at", "instances.ssl_state", "instances.certificate_problem"],
  version: ["instances.mongo_version"],
  status: ["instances.status_code", "instances.missing_since"],
  type: ["instances.instance_type_code", "instances.cluster_type_code"],
  tag: ["instance_tags"],
  project: ["instances.project_id"],
  change: ["change_items"],
};

/**
 * What a counting of the instances that match a filter looks at, by these filters too (`counted`). A re-check writes the SSL of some instances each
 * second, and must not make a number anew that doesn't hang on it.
 */
export function watchedBy(filter: InstanceFilter, counted: readonly FilterName[] = []): readonly Watched[] {
  const set = FILTER_NAMES.filter((name) => filter[name].length > 0 || counted.includes(name));
  const range = filter.expiresFrom !== null || filter.expiresUntil !== null;
  return ["instances.search_text", ...(range ? LOOKS_AT.expiry : []), ...set.flatMap((name) => LOOKS_AT[name])];
}
