import "server-only";
import {
  type ApprovalPolicy,
  type ApprovalScope,
  isWeaker,
  LARGER_THAN_MAX,
  LARGER_THAN_MIN,
  samePolicy,
} from "@/lib/domain/approval-policy";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { lockMembers } from "../members/lock-members";
import { readDeciders, readPolicy, writePolicy } from "./approval-policy";

type SetPolicy = { readonly scope: ApprovalScope; readonly largerThan: number; readonly solo: boolean };

/**
 * Sets which changes need an approval, and whether the actor works alone; it counts from the next change on, approvals that were asked for stay.
 * The audit holds the old and the new values, and whether it is weaker. Refuses: invalid_input, not_alone (solo mode where a second person
 * could decide).
 */
export async function setApprovalPolicy(ctx: Ctx, input: SetPolicy): Promise<void> {
  requirePermission(ctx, "policy.manage");
  const { app, actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_permitted", { permission: "policy.manage" });
  const { scope, largerThan, solo } = input;
  if (!Number.isInteger(largerThan) || largerThan < LARGER_THAN_MIN || largerThan > LARGER_THAN_MAX)
    throw new Refusal("invalid_input", { field: "largerThan" });
  const before = await readPolicy(app.store.db);
  const after: ApprovalPolicy = { scope, largerThan, soloUserId: solo && scope !== "off" ? actor.userId : null };
  if (samePolicy(before, after)) return;
  const action = isWeaker(before, after) ? "policy.weaken" : "policy.tighten";
  await auditedTransaction(ctx, { action, before, after }, async (trx) => {
    await lockMembers(app, trx);
    // What the audit says was there before must have been.
    if (!samePolicy(before, await readPolicy(trx))) throw new Refusal("conflict");
    const deciders = await readDeciders(trx);
    if (after.soloUserId !== null && deciders.some((decider) => decider !== actor.userId))
      throw new Refusal("not_alone");
    await writePolicy(trx, after);
  });
}
