import "server-only";
import type { ApprovalPolicyPage } from "@/lib/domain/approval-policy";
import { type Ctx, requirePermission } from "../context";
import { readDeciders, readPolicy } from "./approval-policy";

/** The rule as the page of the setting shows it to this reader. Throws Refusal "not_permitted". */
export async function getApprovalPolicy(ctx: Ctx): Promise<ApprovalPolicyPage> {
  requirePermission(ctx, "policy.manage");
  const { db } = ctx.app.store;
  const [policy, deciders] = [await readPolicy(db), await readDeciders(db)];
  const reader = ctx.actor.kind === "member" ? ctx.actor.userId : null;
  const alone = deciders.length === 1 && deciders[0] === reader;
  return {
    scope: policy.scope,
    largerThan: policy.largerThan,
    solo: alone && policy.soloUserId === reader,
    deciders: deciders.length,
    alone,
  };
}
