import "server-only";
import { sql } from "kysely";
import { AUDIT_PAGE_SIZE } from "@/lib/domain/audit-filter";
import type { AuditRow } from "@/lib/domain/audit-page";
import { can } from "@/lib/domain/permission";
import { auditOfSubjects } from "../audit/audit-of-subjects";
import { auditRow } from "../audit/audit-row";
import type { Ctx, Db } from "../context";

function mayRead({ actor }: Ctx): boolean {
  return actor.kind === "program" || can(actor.role, "audit.read");
}

/** The newest of what the audit holds about a change and its items; null for readers who may not see the audit. */
export async function changeAudit(
  ctx: Ctx,
  changeId: string,
  itemIds: readonly string[],
): Promise<readonly AuditRow[] | null> {
  return mayRead(ctx) ? auditOfSubjects(ctx, [changeId, ...itemIds]) : null;
}

/** The number of the latest row of the whole audit. Rows are numbered in the order in which they are committed. */
export async function latestAuditSeq(db: Db): Promise<number> {
  const latest = await db.selectFrom("audit_events").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return latest?.seq ?? 0;
}

/** The same as `changeAudit`, only of rows numbered after `seq`. */
export async function changeNews(ctx: Ctx, changeId: string, seq: number): Promise<readonly AuditRow[] | null> {
  if (!mayRead(ctx)) return null;
  const stored = await ctx.app.store.db
    .selectFrom("audit_events")
    .selectAll()
    .where("seq", ">", seq)
    .where((eb) =>
      eb.or([
        eb("subject_id", "=", changeId),
        // Asked for each row: there are few new ones, and the subjects of a change are thousands.
        eb.exists(
          eb
            .selectFrom("change_items")
            .select(sql.lit(1).as("one"))
            .whereRef("change_items.id", "=", "audit_events.subject_id")
            .where("change_items.change_id", "=", changeId),
        ),
      ]),
    )
    .orderBy("seq", "desc")
    .limit(AUDIT_PAGE_SIZE)
    .execute();
  return stored.map(auditRow);
}
