import "server-only";
import { AUDIT_PAGE_SIZE } from "@/lib/domain/audit-filter";
import type { AuditRow } from "@/lib/domain/audit-page";
import { type Ctx, requirePermission } from "../context";
import { auditRow } from "./audit-row";

/** SQLite and PostgreSQL both take far more, but a statement with thousands of parameters helps nobody. */
const SUBJECTS_AT_ONCE = 500;

/** The newest audit rows about these subjects (change items), newest first; at most a page. Throws Refusal "not_permitted". */
export async function auditOfSubjects(ctx: Ctx, subjectIds: readonly string[]): Promise<readonly AuditRow[]> {
  requirePermission(ctx, "audit.read");
  const found: AuditRow[] = [];
  for (let start = 0; start < subjectIds.length; start += SUBJECTS_AT_ONCE) {
    const stored = await ctx.app.store.db
      .selectFrom("audit_events")
      .selectAll()
      .where("subject_id", "in", subjectIds.slice(start, start + SUBJECTS_AT_ONCE))
      .orderBy("seq", "desc")
      .limit(AUDIT_PAGE_SIZE)
      .execute();
    found.push(...stored.map(auditRow));
  }
  return found.sort((one, other) => other.seq - one.seq).slice(0, AUDIT_PAGE_SIZE);
}
