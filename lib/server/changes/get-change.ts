import "server-only";
import type { ItemState } from "@/lib/domain/change-item";
import type { ChangeDetail } from "@/lib/domain/change-page";
import { isOwed } from "@/lib/domain/rotation";
import { type Ctx, requirePermission } from "../context";
import { isoTime } from "../iso-time";
import { changeAudit, latestAuditSeq } from "./change-audit";
import { cursorText, markOf } from "./change-cursor";
import { changeHead, planOf } from "./change-head";
import { changeRows } from "./change-rows";
import { changeSummary, NAMED_INSTANCES } from "./change-summaries";
import { findChange } from "./find-change";
import { nextOpenings } from "./next-openings";

/** A change with each of its instances, and for those who may read the audit its history. Throws Refusal "not_found", "not_permitted". */
export async function getChange(ctx: Ctx, changeId: string): Promise<ChangeDetail> {
  requirePermission(ctx, "change.read");
  const { db } = ctx.app.store;
  const now = ctx.app.clock.now();
  const change = await findChange(db, changeId);
  const seq = await latestAuditSeq(db);
  const items = await db
    .selectFrom("change_items")
    .selectAll()
    .where("change_id", "=", change.id)
    .orderBy("position")
    .execute();
  const rows = await changeRows(db, change, items, now);
  const counts: Partial<Record<ItemState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  const named = rows.slice(0, NAMED_INSTANCES).map(({ region, instanceId, name }) => ({ region, instanceId, name }));
  const summary = changeSummary(change, {
    counts,
    takenOver: rows.filter((row) => row.takenOver).length,
    owed: rows.filter((row) => isOwed({ state: row.state, step: row.step ?? null })).length,
    endedOff: rows.filter((row) => row.endedOff).length,
    first: named,
    nextOpensAt: (await nextOpenings(ctx.app, [change])).get(change.id) ?? null,
  });
  const head = await changeHead(ctx, change, summary);
  return {
    ...head,
    rows,
    asOf: isoTime(now),
    cursor: cursorText({ at: now, seq, head: markOf(head), plan: markOf(planOf(change)), rows: new Map() }),
    history: await changeAudit(
      ctx,
      change.id,
      items.map((item) => item.id),
    ),
  };
}
