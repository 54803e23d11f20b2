import "server-only";
import type { SessionRow } from "@/lib/domain/session";
import { type Ctx, requirePermission } from "../context";

/** The asking member's own sessions that have not ended, this one first, then the newest. */
export async function listSessions(ctx: Ctx): Promise<SessionRow[]> {
  requirePermission(ctx, "own-account.manage");
  const { actor, app } = ctx;
  if (actor.kind !== "member") return [];
  const rows = await app.store.db
    .selectFrom("session")
    .select(["id", "userAgent", "ipAddress", "createdAt", "expiresAt"])
    .where("userId", "=", actor.userId)
    .execute();
  return rows
    .filter((row) => new Date(row.expiresAt).getTime() > Date.now())
    .map((row) => ({
      id: row.id,
      userAgent: row.userAgent ?? "",
      address: row.ipAddress ?? "",
      startedAt: new Date(row.createdAt).toISOString(),
      current: row.id === actor.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.startedAt.localeCompare(a.startedAt));
}
