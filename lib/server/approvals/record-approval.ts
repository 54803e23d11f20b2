import "server-only";
import { approvalExpiresAt } from "@/lib/domain/change-approval";
import type { ChangeSettings } from "@/lib/domain/change-settings";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { ChangeTarget } from "@/lib/domain/ssl-state";
import { appendAudit } from "../audit/append-audit";
import { reviewFingerprint } from "../changes/review-fingerprint";
import type { Ctx, Trx } from "../context";
import type { ApprovalGate } from "./approval-gate";

type Recorded = {
  readonly id: string;
  readonly target: ChangeTarget;
  readonly settings: ChangeSettings | null;
  readonly approval: ApprovalGate;
};
type Target = { readonly region: string; readonly instanceId: string; readonly mongoVersion: string };

/** Records with a change that it waits for an approval, or that it went without one in solo mode. `targets`: what would be changed, in order. */
export async function recordApproval(trx: Trx, ctx: Ctx, change: Recorded, targets: readonly Target[]): Promise<void> {
  if (change.approval === "none") return;
  const now = ctx.app.clock.now();
  const fingerprint = reviewFingerprint(change.target, targets);
  await trx
    .insertInto("approvals")
    .values({
      change_id: change.id,
      account_id: DEFAULT_ACCOUNT,
      state: change.approval === "asked" ? "open" : "solo",
      asked_by: ctx.actor.kind === "member" ? ctx.actor.userId : "program",
      asked_at: now,
      expires_at: approvalExpiresAt(now, change.settings),
      fingerprint,
      versions: JSON.stringify(targets.map(({ mongoVersion }) => mongoVersion)),
      reason: "",
    })
    .execute();
  await appendAudit(trx, ctx, {
    event: {
      action: change.approval === "asked" ? "approval.ask" : "approval.solo",
      changeId: change.id,
      fingerprint,
      instances: targets.length,
    },
    outcome: "succeeded",
    subjectId: change.id,
  });
}
