import "server-only";
import type { SkipReason } from "@/lib/domain/change-item";
import type { ChangeItemTable } from "../db/schema";
import type { ItemPlan } from "./item-plan";
import { type Leader, moveItem } from "./move-item";
import { waitWhileBusy } from "./wait-to-send";

/**
 * The second step of a rotation can't be sent as the instance is now. It is owed, so it is never skipped: what may pass is waited for, what
 * somebody else has switched on meanwhile is followed to its end, and the rest fails with the reason, and with SSL off.
 */
export async function holdSecondStep(
  leader: Leader,
  claimed: ChangeItemTable,
  plan: ItemPlan,
  reason: SkipReason,
): Promise<void> {
  switch (reason) {
    case "already_there":
      await moveItem(leader, claimed, "applying", { next_at: leader.app.clock.now() });
      return;
    case "not_running":
    case "state_unknown":
      return waitWhileBusy(leader, claimed, plan, null, reason);
    default:
      await moveItem(leader, claimed, "failed", { skip_reason: reason, retry_until: null });
  }
}
