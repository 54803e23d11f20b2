import "server-only";
import { type ExpressionBuilder, sql } from "kysely";
import { OPEN_STATES } from "@/lib/domain/change-item";
import type { ChangeDelta } from "@/lib/domain/change-page";
import { Refusal } from "@/lib/domain/refusal";
import { changeApproval } from "../approvals/change-approval";
import { type Ctx, requirePermission } from "../context";
import type { Schema } from "../db/schema";
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
 * way, and those whose instance moved so that a person may act on them otherwise; of the history what was written since. Throws Refusal "not_found", "not_permitted", "invalid_input".
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
        eb.and([eb("state", "in", ["failed", "needs_attention"]), instanceMoved(eb, from)]),
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
    news: await changeAudit(
      ctx,
      change.id,
      all.map((item) => item.id),
      from,
    ),
  };
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
