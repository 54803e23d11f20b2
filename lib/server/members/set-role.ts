import "server-only";
import type { Role } from "@/lib/domain/permission";
import { endSoloMode } from "../approvals/end-solo-mode";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { findMember } from "./find-member";
import { requireAdminLeft } from "./require-admin-left";

/**
 * Gives a member another role; it counts from their next request on.
 * @throws Refusal "not_found", "last_admin"
 */
export async function setRole(ctx: Ctx, { userId, role }: { userId: string; role: Role }): Promise<void> {
  requirePermission(ctx, "member.manage");
  const { email } = await findMember(ctx.app.store.db, userId);
  await auditedTransaction(ctx, { action: "member.role", userId, email, role }, async (trx) => {
    await requireAdminLeft(ctx.app, trx, userId, role);
    await trx.updateTable("members").set({ role }).where("user_id", "=", userId).execute();
    await endSoloMode(trx, ctx);
  });
}
