import { type InstanceSelection, NOTHING_SELECTED, withRows } from "@/lib/domain/instance-selection";

/** The selection of one instance. */
export function onlyInstance(row: { readonly region: string; readonly instanceId: string }): InstanceSelection {
  return withRows(NOTHING_SELECTED, [row], true, []);
}
