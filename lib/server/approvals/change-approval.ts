import "server-only";
import type { Selectable } from "kysely";
import type { ChangeApproval } from "@/lib/domain/change-approval";
import { can } from "@/lib/domain/permission";
import type { Ctx } from "../context";
import type { ApprovalTable, ChangeTable } from "../db/schema";
import { isoTime, isoTimeOrNull } from "../iso-time";
import { approvalReview } from "./approval-review";

/** The approval of a change as this reader sees it; null for one that needed none. While it is open, with the review as it is now. */
export async function changeApproval(ctx: Ctx, change: Selectable<ChangeTable>): Promise<ChangeApproval | null> {
  const approval = await ctx.app.store.db
    .selectFrom("approvals")
    .selectAll()
    .where("change_id", "=", change.id)
    .executeTakeFirst();
  if (!approval) return null;
  return {
    state: approval.state,
    expiresAt: isoTime(approval.expires_at),
    decidedBy: approval.decided_by_name,
    decidedAt: isoTimeOrNull(approval.decided_at),
    reason: approval.reason,
    fingerprint: approval.fingerprint,
    reader: readerOf(ctx, approval),
    review: approval.state === "open" ? await approvalReview(ctx.app.store.db, change, approval) : null,
  };
}

function readerOf({ actor }: Ctx, { asked_by }: Selectable<ApprovalTable>): ChangeApproval["reader"] {
  if (actor.kind !== "member") return "other";
  if (actor.userId === asked_by) return "asker";
  return can(actor.role, "change.approve") ? "decider" : "other";
}
