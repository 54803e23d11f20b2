import "server-only";
import { isChangeId } from "@/lib/domain/change-filter";
import type { ItemState } from "@/lib/domain/change-item";
import type { ChangeDetail } from "@/lib/domain/change-page";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { can } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import { auditOfSubjects } from "../audit/audit-of-subjects";
import { type Ctx, requirePermission } from "../context";
import { changeItemView } from "./change-item-view";
import { changeSummary, NAMED_INSTANCES } from "./change-summaries";
import { instancesToActOn } from "./instances-to-act-on";
import { sentAgain } from "./sent-again";

/** A change with each of its instances, and for those who may read the audit its history. Throws Refusal "not_found", "not_permitted". */
export async function getChange(ctx: Ctx, changeId: string): Promise<ChangeDetail> {
  requirePermission(ctx, "change.read");
  const { db } = ctx.app.store;
  const change = isChangeId(changeId)
    ? await db
        .selectFrom("changes")
        .selectAll()
        .where("id", "=", changeId)
        .where("account_id", "=", DEFAULT_ACCOUNT)
        .executeTakeFirst()
    : undefined;
  if (!change) throw new Refusal("not_found");

  const items = await db
    .selectFrom("change_items")
    .selectAll()
    .where("change_id", "=", change.id)
    .orderBy("position")
    .execute();
  const now = ctx.app.clock.now();
  const [again, instances] = await Promise.all([sentAgain(db, items), instancesToActOn(db, items, now)]);
  const rows = items.map((item) => ({
    ...changeItemView({ ...item, created_by_name: change.created_by_name }, now, again.get(item.id) ?? null),
    instance: instances.get(`${item.region}/${item.instance_id}`) ?? null,
  }));

  const counts: Partial<Record<ItemState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  const named = rows.slice(0, NAMED_INSTANCES).map(({ region, instanceId, name }) => ({ region, instanceId, name }));
  const mayReadAudit = ctx.actor.kind === "program" || can(ctx.actor.role, "audit.read");
  const subjects = items.map((item) => item.id);
  return {
    ...changeSummary(change, counts, named),
    rows,
    history: mayReadAudit ? await auditOfSubjects(ctx, subjects) : null,
  };
}
