import "server-only";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import { serialise } from "../db/engine-differences";
import { aboutItem } from "./item-event";
import { RECORDING_LOCK } from "./record-toggle";

/**
 * A person takes an instance that needs attention into their own hands: the console calls nothing more for it, and says who has it. The first one
 * keeps it; doing it twice is the same as once. Refuses: not_found for an item that does not need attention, conflict when somebody else has it
 * or it was sent again.
 */
export async function takeOver(
  ctx: Ctx,
  input: { readonly itemId: string; readonly reason: string },
): Promise<{ readonly changeId: string }> {
  requirePermission(ctx, "change.control");
  const { app, actor } = ctx;
  const by = actor.kind === "member" ? actor.userId : "program";
  return app.store.transaction(async (trx) => {
    // Not while it is being sent again.
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    const item = await trx
      .selectFrom("change_items")
      .selectAll()
      .where("id", "=", input.itemId)
      .where("state", "=", "needs_attention")
      .executeTakeFirst();
    if (!item) throw new Refusal("not_found", { instance: input.itemId });
    const { change_id: changeId, instance_id: instanceId } = item;
    if (item.taken_over_by === by) return { changeId };
    const again = await trx
      .selectFrom("change_items")
      .select("id")
      .where("retry_of", "=", item.id)
      .limit(1)
      .executeTakeFirst();
    if (item.taken_over_by !== null || again) throw new Refusal("conflict", { instance: instanceId });
    const event: AuditEvent = {
      action: "change.take-over",
      ...aboutItem(item),
      reason: input.reason,
    };
    await appendAudit(trx, ctx, { event, outcome: "intent", subjectId: item.id });
    await trx
      .updateTable("change_items")
      .set({
        taken_over_by: by,
        taken_over_by_name: actor.name,
        taken_over_at: app.clock.now(),
        taken_over_reason: input.reason,
      })
      .where("id", "=", item.id)
      .execute();
    await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: item.id });
    return { changeId };
  });
}
