import "server-only";
import type { Role } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { makeLink, type OneTimeLink } from "./make-link";

/**
 * Makes a one-time link with which this email can join in this role. An earlier open one for the email stops working.
 * @throws Refusal "already_member"
 */
export async function inviteMember(ctx: Ctx, { email, role }: { email: string; role: Role }): Promise<OneTimeLink> {
  requirePermission(ctx, "member.manage");
  const { app, actor } = ctx;
  return auditedTransaction(ctx, { action: "member.invite", email, role }, async (trx) => {
    const taken = await trx.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst();
    if (taken) throw new Refusal("already_member", { email });
    const invitedBy = actor.kind === "member" ? actor.userId : null;
    return makeLink(trx, { kind: "invitation", email, role, invitedBy, now: app.clock.now() });
  });
}
