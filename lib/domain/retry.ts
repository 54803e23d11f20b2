import type { AdviceKey } from "./api-error";
import type { ItemState } from "./change-item";
import type { ChangeDetailRow } from "./change-page";

/** What a person sends again at once: all that were not applied as far as can be read, or all that failed. */
export const RETRY_KINDS = ["unchanged", "failed"] as const;
export type RetryKind = (typeof RETRY_KINDS)[number];

type Ended = { readonly state: ItemState; readonly advice: string | null };

/** With which of the two an item goes; null = with none. One that needs attention for another reason has to be looked at by itself. */
export function retryKind({ state, advice }: Ended): RetryKind | null {
  if (state === "failed") return "failed";
  return state === "needs_attention" && advice === ("unchanged" satisfies AdviceKey) ? "unchanged" : null;
}

type Shown = Pick<ChangeDetailRow, "target" | "retriedBy" | "takenOver" | "instance">;

/** Whether sending it again can do anything: nobody did so far or has it in hand, and the instance, as it is now, can be switched to the target. */
export function mayBeRetried({ target, retriedBy, takenOver, instance }: Shown): boolean {
  if (retriedBy !== null || takenOver !== null) return false;
  return instance !== null && instance.sslState !== target && instance.ineligible === null;
}
