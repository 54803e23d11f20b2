import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";

/**
 * Makes the link of an open invitation useless.
 * @throws Refusal "not_found" when there is no such invitation, "conflict" when it has been used or revoked meanwhile.
 */
export async function revokeInvitation(ctx: Ctx, { invitationId }: { invitationId: string }): Promise<void> {
  requirePermission(ctx, "member.manage");
  const { store, clock } = ctx.app;
  const invitation = await store.db
    .selectFrom("invitations")
    .select("email")
    .where("id", "=", invitationId)
    .where("kind", "=", "invitation")
    .executeTakeFirst();
  if (!invitation) throw new Refusal("not_found");
  await auditedTransaction(
    ctx,
    { action: "invitation.revoke", invitationId, email: invitation.email ?? "" },
    async (trx) => {
      const revoked = await trx
        .updateTable("invitations")
        .set({ revoked_at: clock.now() })
        .where("id", "=", invitationId)
        .where("claimed_at", "is", null)
        .where("revoked_at", "is", null)
        .returning("id")
        .executeTakeFirst();
      if (!revoked) throw new Refusal("conflict");
    },
  );
}
