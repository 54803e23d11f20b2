import "server-only";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import { serialise } from "../db/engine-differences";
import { aboutItem } from "./item-event";
import { RECORDING_LOCK } from "./record-toggle";

/**
 * A person settles that an instance keeps SSL off after a rotation that could not switch it on again: nobody is alerted to it any more, and who
 * said so stays on record. The first one counts; doing it twice is the same as once. Refuses: not_found for an item that did not end with SSL
 * off, or whose instance was seen with SSL on since.
 */
export async function leaveOff(
  ctx: Ctx,
  input: { readonly itemId: string; readonly reason: string },
): Promise<{ readonly changeId: string }> {
  requirePermission(ctx, "change.control");
  const { app, actor } = ctx;
  return app.store.transaction(async (trx) => {
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    const item = await trx
      .selectFrom("change_items")
      .selectAll()
      .where("id", "=", input.itemId)
      .where((eb) => eb.or([eb("ended_off", "=", 1), eb("left_off_at", "is not", null)]))
      .executeTakeFirst();
    if (!item) throw new Refusal("not_found", { instance: input.itemId });
    if (item.left_off_at !== null) return { changeId: item.change_id };
    const event: AuditEvent = { action: "rotation.leave-off", ...aboutItem(item), reason: input.reason };
    await appendAudit(trx, ctx, { event, outcome: "intent", subjectId: item.id });
    await trx
      .updateTable("change_items")
      .set({
        ended_off: null,
        left_off_by: actor.kind === "member" ? actor.userId : "program",
        left_off_by_name: actor.name,
        left_off_at: app.clock.now(),
        left_off_reason: input.reason,
      })
      .where("id", "=", item.id)
      .execute();
    await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: item.id });
    return { changeId: item.change_id };
  });
}
