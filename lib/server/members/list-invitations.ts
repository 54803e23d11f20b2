import "server-only";
import type { InvitationRow } from "@/lib/domain/member";
import { type Ctx, requirePermission } from "../context";

/** Invitations whose link still works, the newest first. */
export async function listInvitations(ctx: Ctx): Promise<InvitationRow[]> {
  requirePermission(ctx, "member.read");
  const rows = await ctx.app.store.db
    .selectFrom("invitations")
    .select(["id", "email", "role", "expires_at"])
    .where("kind", "=", "invitation")
    .where("claimed_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", ctx.app.clock.now())
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email ?? "",
    role: row.role,
    expiresAt: new Date(row.expires_at).toISOString(),
  }));
}
