import "server-only";
import { type ExpressionBuilder, sql } from "kysely";
import { AUDIT_PAGE_SIZE, type AuditFilter } from "@/lib/domain/audit-filter";
import type { AuditPage } from "@/lib/domain/audit-page";
import { type Ctx, requirePermission } from "../context";
import { containsPattern } from "../db/like-pattern";
import type { Schema } from "../db/schema";
import { auditRow } from "./audit-row";

type Events = ExpressionBuilder<Schema, "audit_events">;

function narrowing(filter: AuditFilter) {
  return (eb: Events) => {
    const contains = (column: "actor_name" | "instance_id", part: string) =>
      sql<boolean>`lower(${eb.ref(column)}) like ${containsPattern(part.toLowerCase())} escape '\\'`;
    return eb.and([
      ...(filter.actor === "" ? [] : [contains("actor_name", filter.actor)]),
      ...(filter.instance === "" ? [] : [contains("instance_id", filter.instance)]),
      ...(filter.action ? [eb("action", "=", filter.action)] : []),
      ...(filter.outcome ? [eb("outcome", "=", filter.outcome)] : []),
      ...(filter.from === null ? [] : [eb("at", ">=", filter.from)]),
      ...(filter.until === null ? [] : [eb("at", "<", filter.until)]),
    ]);
  };
}

/**
 * The audit, newest first, in pages by the chain's number, so that rows written meanwhile move nothing. Throws Refusal "not_permitted".
 * Turning towards newer rows until none is left gives the newest whole page instead of a remainder.
 */
export async function listAudit(ctx: Ctx, filter: AuditFilter): Promise<AuditPage> {
  requirePermission(ctx, "audit.read");
  const matching = ctx.app.store.db
    .selectFrom("audit_events")
    .selectAll()
    .where(narrowing(filter))
    .limit(AUDIT_PAGE_SIZE + 1);

  if (filter.after !== null) {
    const newer = await matching.where("seq", ">", filter.after).orderBy("seq", "asc").execute();
    if (newer.length > AUDIT_PAGE_SIZE) {
      const rows = newer.slice(0, AUDIT_PAGE_SIZE).reverse().map(auditRow);
      return { rows, older: rows.at(-1)?.seq ?? null, newer: rows[0]?.seq ?? null };
    }
  }

  const { before } = filter;
  const older = await matching
    .$if(before !== null, (query) => query.where("seq", "<", before))
    .orderBy("seq", "desc")
    .execute();
  const rows = older.slice(0, AUDIT_PAGE_SIZE).map(auditRow);
  return {
    rows,
    older: older.length > AUDIT_PAGE_SIZE ? (rows.at(-1)?.seq ?? null) : null,
    // Rows newer than a cursor are there by its nature, unless the cursor was made up: then "Newer" leads to the first page.
    newer: before === null ? null : (rows[0]?.seq ?? before),
  };
}
