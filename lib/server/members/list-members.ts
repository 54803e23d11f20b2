import "server-only";
import type { MemberRow } from "@/lib/domain/member";
import { type Ctx, requirePermission } from "../context";

/** Everybody with a role, by email. */
export async function listMembers(ctx: Ctx): Promise<MemberRow[]> {
  requirePermission(ctx, "member.read");
  const rows = await ctx.app.store.db
    .selectFrom("members")
    .innerJoin("user", "user.id", "members.user_id")
    .select(["members.user_id", "user.name", "user.email", "members.role", "members.created_at"])
    .orderBy("user.email")
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    joinedAt: new Date(row.created_at).toISOString(),
  }));
}
