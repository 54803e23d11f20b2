import "server-only";
import type { AuditRow } from "@/lib/domain/audit-page";
import { can } from "@/lib/domain/permission";
import { auditOfSubjects } from "../audit/audit-of-subjects";
import type { Ctx } from "../context";

/** The newest of what the audit holds about a change and its items, written at `since` (epoch milliseconds) or later; null for readers who may not see the audit. */
export async function changeAudit(
  ctx: Ctx,
  changeId: string,
  itemIds: readonly string[],
  since = 0,
): Promise<readonly AuditRow[] | null> {
  const mayRead = ctx.actor.kind === "program" || can(ctx.actor.role, "audit.read");
  return mayRead ? auditOfSubjects(ctx, [changeId, ...itemIds], since) : null;
}
