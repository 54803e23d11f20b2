import { isOpen } from "./change-item";
import type { InstanceChange } from "./instance-page";

/** Whether something is being done to an instance: its change is open, and does not wait for an approval, a time or a maintenance window. */
export function isUnderWay(change: InstanceChange | null): change is InstanceChange & { readonly planned?: undefined } {
  return change !== null && isOpen(change.state) && !change.waitsForApproval && change.planned === undefined;
}
