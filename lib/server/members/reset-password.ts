import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import type { App } from "../context";
import { makeLink, type OneTimeLink } from "./make-link";
import { programContext } from "./program-context";

/**
 * For whoever can run commands on the server: ends all sessions of a member and makes a one-time link to choose a new password. Until
 * then the old password works, so that a reset by mistake locks nobody out; the role stays.
 * @throws Refusal "not_found" when no member has this email.
 */
export async function resetPassword(app: App, email: string): Promise<OneTimeLink> {
  const address = email.trim().toLowerCase();
  const member = await app.store.db
    .selectFrom("members")
    .innerJoin("user", "user.id", "members.user_id")
    .select(["user.id", "members.role"])
    .where("user.email", "=", address)
    .executeTakeFirst();
  if (!member) throw new Refusal("not_found", { email: address });
  const ctx = programContext(app, "reset-password");
  return auditedTransaction(ctx, { action: "password.reset", email: address }, async (trx) => {
    await trx.deleteFrom("session").where("userId", "=", member.id).execute();
    return makeLink(trx, { kind: "reset", email: address, role: member.role, invitedBy: null, now: app.clock.now() });
  });
}
