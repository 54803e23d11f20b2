import type { AdviceKey } from "./api-error";
import type { ItemState } from "./change-item";
import type { ChangeDetailRow } from "./change-page";
import { againTarget } from "./rotation";
import type { ChangeTarget } from "./ssl-state";

/** What a person sends again at once: all that were not applied as far as can be read, or all that failed. */
export const RETRY_KINDS = ["unchanged", "failed"] as const;
export type RetryKind = (typeof RETRY_KINDS)[number];

type Ended = { readonly state: ItemState; readonly advice: string | null };

/** With which of the two an item goes; null = with none. One that needs attention for another reason has to be looked at by itself. */
export function retryKind({ state, advice }: Ended): RetryKind | null {
  if (state === "failed") return "failed";
  return state === "needs_attention" && advice === ("unchanged" satisfies AdviceKey) ? "unchanged" : null;
}

type Shown = Pick<ChangeDetailRow, "target" | "step" | "retriedBy" | "takenOver" | "leftOff" | "instance">;

/** What sending it again would aim at; null = it can do nothing: somebody did or has it in hand, or the instance, as it is now, needs or allows none. */
export function retryTarget({ target, step, retriedBy, takenOver, leftOff, instance }: Shown): ChangeTarget | null {
  if (retriedBy !== null || takenOver !== null || leftOff !== null) return null;
  if (instance === null || instance.ineligible !== null) return null;
  return againTarget({ target, step: step ?? null }, instance.sslState);
}
