import "server-only";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { findMember } from "./find-member";
import { requireAdminLeft } from "./require-admin-left";

/**
 * Removes a person: role, password and sessions, at once. What they did stays in the audit and in the history of changes.
 * @throws Refusal "not_found", "last_admin"
 */
export async function removeMember(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  requirePermission(ctx, "member.manage");
  const { email } = await findMember(ctx.app.store.db, userId);
  const now = ctx.app.clock.now();
  await auditedTransaction(ctx, { action: "member.remove", userId, email }, async (trx) => {
    await requireAdminLeft(ctx.app, trx, userId, null);
    // Shared views stay, for others use them; nobody owns them then.
    await trx.deleteFrom("saved_views").where("owner_id", "=", userId).where("shared", "=", 0).execute();
    // Sessions, accounts and the member row go with the user (on delete cascade).
    await trx.deleteFrom("user").where("id", "=", userId).execute();
    // A reset link of theirs must not open the account of whoever joins under this email later.
    await trx
      .updateTable("invitations")
      .set({ revoked_at: now })
      .where("email", "=", email)
      .where("claimed_at", "is", null)
      .execute();
  });
}
