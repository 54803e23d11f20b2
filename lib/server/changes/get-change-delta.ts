import "server-only";
import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import { OPEN_STATES } from "@/lib/domain/change-item";
import type { ChangeDelta } from "@/lib/domain/change-page";
import { Refusal } from "@/lib/domain/refusal";
import { type Ctx, type Db, requirePermission } from "../context";
import type { ChangeItemTable, Schema } from "../db/schema";
import { changeNews, latestAuditSeq } from "./change-audit";
import { cursorText, markOf, parseCursor } from "./change-cursor";
import { changeHead, planOf } from "./change-head";
import { changeRows } from "./change-rows";
import { changeSummaries } from "./change-summaries";
import { findChange } from "./find-change";

/** How much earlier than asked for the read begins: a row is written a moment after its time was taken, by a clock that may be another's. */
const MARGIN_MILLIS = 10_000;
/** With nothing new a cursor stays good, but the audit has no need to be gone through from ever longer ago. */
const AUDIT_ROWS_BEHIND = 500;

/**
 * What changed in a change since it was read (`since`: the `cursor` of that answer): rows that look different, what else is told of it, and
 * what was written in its history. Null = nothing. Throws Refusal "not_found", "not_permitted", "invalid_input".
 */
export async function getChangeDelta(
  ctx: Ctx,
  { changeId, since }: { readonly changeId: string; readonly since: string },
): Promise<ChangeDelta | null> {
  requirePermission(ctx, "change.read");
  const known = parseCursor(since);
  const { db } = ctx.app.store;
  const now = ctx.app.clock.now();
  const seq = await latestAuditSeq(db);
  const change = await findChange(db, changeId);
  const plan = markOf(planOf(change));
  // Together, so that no move of an item comes between them.
  const [items, [summary]] = await Promise.all([
    recentItems(db, change.id, known.at - MARGIN_MILLIS, plan !== known.plan),
    changeSummaries(ctx.app, [change]),
  ]);
  if (!summary) throw new Refusal("not_found");
  const rows = await changeRows(db, change, items, now);
  const marks = new Map(items.map(({ position }, index) => [position, markOf(rows[index])]));
  const changed = rows.filter((_, index) => {
    const position = items[index]?.position ?? 0;
    return marks.get(position) !== known.rows.get(position);
  });
  const whole = await changeHead(ctx, change, summary);
  const head = markOf(whole);
  const news = await changeNews(ctx, change.id, known.seq);
  const nothing = changed.length === 0 && head === known.head && (news ?? []).length === 0;
  if (nothing && seq - known.seq < AUDIT_ROWS_BEHIND) return null;
  return {
    cursor: cursorText({ at: now, seq, head, plan, rows: marks }),
    head: head === known.head ? null : whole,
    changed,
    news,
  };
}

/** Rows that moved since `from`, those under way, and those whose instance moved so that a person may act on them otherwise; with `open` all that have not ended. */
function recentItems(db: Db, changeId: string, from: number, open: boolean): Promise<Selectable<ChangeItemTable>[]> {
  return db
    .selectFrom("change_items")
    .selectAll()
    .where("change_id", "=", changeId)
    .where((eb) =>
      eb.or([
        // What has not moved since the change was recorded is known to whoever knows the change.
        eb.and([eb("state_since", ">=", from), eb("state_since", "!=", eb.ref("created_at"))]),
        eb.and([eb("ended_at", ">=", from), eb("ended_at", "!=", eb.ref("created_at"))]),
        eb.and([eb("state", "in", OPEN_STATES), ...(open ? [] : [eb("admitted", "=", 1)])]),
        eb.and([eb("state", "in", ["failed", "needs_attention"]), instanceMoved(eb, from)]),
      ]),
    )
    .orderBy("position")
    .execute();
}

/** Whether what a person may do about an item may be another since `from`: its instance was read, or switched, or somebody has taken it over. */
function instanceMoved(eb: ExpressionBuilder<Schema, "change_items">, from: number) {
  const read = eb
    .selectFrom("instances")
    .select(sql.lit(1).as("one"))
    .whereRef("instances.account_id", "=", "change_items.account_id")
    .whereRef("instances.region", "=", "change_items.region")
    .whereRef("instances.instance_id", "=", "change_items.instance_id")
    .where((one) => one.or([one("instances.listed_at", ">=", from), one("instances.ssl_checked_at", ">=", from)]));
  const switched = eb
    .selectFrom("change_items as other")
    .select(sql.lit(1).as("one"))
    .whereRef("other.account_id", "=", "change_items.account_id")
    .whereRef("other.region", "=", "change_items.region")
    .whereRef("other.instance_id", "=", "change_items.instance_id")
    .where((one) =>
      one.or([
        one("other.state_since", ">=", from),
        one("other.taken_over_at", ">=", from),
        one("other.left_off_at", ">=", from),
      ]),
    );
  return eb.or([eb.exists(read), eb.exists(switched)]);
}
