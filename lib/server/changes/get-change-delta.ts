import "server-only";
import { OPEN_STATES } from "@/lib/domain/change-item";
import type { ChangeDelta } from "@/lib/domain/change-page";
import { Refusal } from "@/lib/domain/refusal";
import { changeApproval } from "../approvals/change-approval";
import { type Ctx, requirePermission } from "../context";
import { isoTime } from "../iso-time";
import { changeAudit } from "./change-audit";
import { changeRows } from "./change-rows";
import { changeSummaries } from "./change-summaries";
import { findChange } from "./find-change";
import { readStoppedRegions } from "./stopped-regions";

/** How much earlier than asked for the read begins: a row is written a moment after its time was taken, by a clock that may be another's. */
const MARGIN_MILLIS = 10_000;

/**
 * What may have changed in a change since `since` (epoch milliseconds, the `asOf` of an earlier read): rows that moved since, those under
 * way, and those a person may act on; the others can't have changed. Throws Refusal "not_found", "not_permitted", "invalid_input".
 */
export async function getChangeDelta(
  ctx: Ctx,
  { changeId, since }: { readonly changeId: string; readonly since: number },
): Promise<ChangeDelta> {
  requirePermission(ctx, "change.read");
  if (!Number.isFinite(since)) throw new Refusal("invalid_input", { field: "since" });
  const { db } = ctx.app.store;
  const now = ctx.app.clock.now();
  const change = await findChange(db, changeId);
  const from = since - MARGIN_MILLIS;
  const items = await db
    .selectFrom("change_items")
    .selectAll()
    .where("change_id", "=", change.id)
    .where((eb) =>
      eb.or([
        eb("state_since", ">=", from),
        eb("ended_at", ">=", from),
        eb.and([eb("state", "in", OPEN_STATES), eb("admitted", "=", 1)]),
        eb("state", "in", ["failed", "needs_attention"]),
      ]),
    )
    .orderBy("position")
    .execute();
  const [summary] = await changeSummaries(ctx.app, [change]);
  if (!summary) throw new Refusal("not_found");
  const all = await db.selectFrom("change_items").select("id").where("change_id", "=", change.id).execute();
  return {
    ...summary,
    stopped: await readStoppedRegions(db, change),
    changed: await changeRows(db, change, items, now),
    asOf: isoTime(now),
    approval: await changeApproval(ctx, change),
    history: await changeAudit(
      ctx,
      change.id,
      all.map((item) => item.id),
    ),
  };
}
