import "server-only";
import type { AuditEvent } from "@/lib/domain/audit-event";
import type { EndReason } from "@/lib/domain/change-end";
import { can, type Permission } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { endUnstarted } from "../changes/end-unstarted";
import { findChange } from "../changes/find-change";
import { RECORDING_LOCK } from "../changes/record-toggle";
import { type Ctx, requirePermission, type Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { letStart } from "./let-start";
import { requireUndecided } from "./require-undecided";

export type ApprovalDecision = "approve" | "refuse" | "withdraw";

type Decide = {
  readonly changeId: string;
  readonly decision: ApprovalDecision;
  /** Of the approval as the person saw it: nothing else is decided. */
  readonly fingerprint: string;
  readonly reason: string;
};

const NEEDED: Record<ApprovalDecision, Permission> = {
  approve: "change.approve",
  refuse: "change.approve",
  withdraw: "change.start",
};
const STATES = { approve: "approved", refuse: "refused", withdraw: "withdrawn" } as const;
const ENDS: Record<Exclude<ApprovalDecision, "approve">, EndReason> = { refuse: "refused", withdraw: "withdrawn" };

/**
 * Approves or refuses a change that waits, or withdraws one's own. An approval lets exactly the recorded instances start; the others end it.
 * Nobody approves or refuses their own, whatever their role. Roles count as they are now, of who decides and of who asked.
 * Refuses: not_permitted, not_found, own_change, already_decided, approval_expired, selection_changed, asker_gone.
 */
export async function decideApproval(ctx: Ctx, input: Decide): Promise<void> {
  const { changeId, decision, fingerprint, reason } = input;
  requirePermission(ctx, NEEDED[decision]);
  const { app, actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_permitted", { permission: NEEDED[decision] });
  const { id } = await findChange(app.store.db, changeId);
  const event: AuditEvent = { action: `approval.${decision}`, changeId: id, fingerprint, reason };
  const decide = async (trx: Trx) => {
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    const now = app.clock.now();
    if (!can(await roleOf(trx, actor.userId), NEEDED[decision]))
      throw new Refusal("not_permitted", { permission: NEEDED[decision] });
    const asked = await requireUndecided(trx, { changeId: id, fingerprint, now });
    const own = asked.asked_by === actor.userId;
    if (decision === "withdraw" && !own) throw new Refusal("not_permitted", { permission: NEEDED[decision] });
    if (decision !== "withdraw" && own) throw new Refusal("own_change");
    if (decision === "approve" && !can(await roleOf(trx, asked.asked_by), "change.start"))
      throw new Refusal("asker_gone");
    await trx
      .updateTable("approvals")
      .set({
        state: STATES[decision],
        decided_by: actor.userId,
        decided_by_name: actor.name,
        decided_at: now,
        reason,
      })
      .where("change_id", "=", id)
      .where("state", "=", "open")
      .execute();
    if (decision === "approve") await letStart(trx, id, now);
    else await endUnstarted(trx, ctx, id, ENDS[decision]);
  };
  await auditedTransaction(ctx, event, decide, id);
  app.worker.wakeChanges();
}

async function roleOf(trx: Trx, userId: string) {
  const member = await trx.selectFrom("members").select("role").where("user_id", "=", userId).executeTakeFirst();
  return member?.role ?? null;
}
