import "server-only";
import { type ApprovalNeed, approvalNeed } from "@/lib/domain/approval-policy";
import { Refusal } from "@/lib/domain/refusal";
import type { Ctx, Db, Trx } from "../context";
import { readDeciders, readPolicy } from "./approval-policy";

/** What a change that is recorded has of an approval: it needs none, it waits for one, or its only person works alone. */
export type ApprovalGate = "none" | "asked" | "solo";

/** Whether a change of so many instances, started by this actor now, needs an approval. */
export async function readApprovalNeed(db: Db, ctx: Ctx, instances: number): Promise<ApprovalNeed> {
  const policy = await readPolicy(db);
  if (policy.scope === "off") return "none";
  const askedBy = ctx.actor.kind === "member" ? ctx.actor.userId : "program";
  return approvalNeed(policy, { instances, askedBy, deciders: await readDeciders(db) });
}

/**
 * Decides, in the transaction that records a change, whether it may start or waits for an approval. `asking`: what the person was told when they
 * confirmed; what they did not know about does not happen. Refuses nobody_to_approve, approval_changed.
 */
export async function approvalGate(
  trx: Trx,
  ctx: Ctx,
  change: { readonly instances: number; readonly asking: boolean },
): Promise<ApprovalGate> {
  const need = await readApprovalNeed(trx, ctx, change.instances);
  if (need === "nobody") throw new Refusal("nobody_to_approve");
  if ((need === "needed") !== change.asking) throw new Refusal("approval_changed");
  return need === "needed" ? "asked" : need;
}
