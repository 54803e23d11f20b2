import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission, type Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { endIfAllClosed } from "./end-rotation";
import { findRotation, ROTATION_LOCK } from "./find-rotation";

type CloseItem = { readonly rotationId: string; readonly itemId: string; readonly reason: string };

/**
 * Closes an instance of a rotation by a person's word, where no proof can: its nodes can't be reached from here, or it was not rotated after all.
 * Refuses: not_permitted, invalid_input (no reason), not_found, conflict (closed already).
 */
export async function closeItem(ctx: Ctx, input: CloseItem): Promise<void> {
  requirePermission(ctx, "rotation.manage");
  const { app, actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_permitted", { permission: "rotation.manage" });
  const reason = input.reason.trim();
  if (reason === "") throw new Refusal("invalid_input", { field: "reason" });
  const { id: rotationId } = await findRotation(app.store.db, input.rotationId);
  const item = await app.store.db
    .selectFrom("rotation_items")
    .select(["id", "region", "instance_id"])
    .where("id", "=", input.itemId)
    .where("rotation_id", "=", rotationId)
    .where("skip_reason", "is", null)
    .executeTakeFirst();
  if (!item) throw new Refusal("not_found");
  const close = async (trx: Trx) => {
    await serialise(trx, app.store.engine, ROTATION_LOCK);
    const closed = await trx
      .updateTable("rotation_items")
      .set({
        closed_kind: "person",
        closed_at: app.clock.now(),
        closed_by: actor.userId,
        closed_by_name: actor.name,
        closed_reason: reason,
      })
      .where("id", "=", item.id)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (closed.numUpdatedRows !== 1n) throw new Refusal("conflict");
    await endIfAllClosed(trx, ctx, rotationId);
  };
  const event = { action: "rotation.close", rotationId, region: item.region, instanceId: item.instance_id } as const;
  await auditedTransaction(ctx, { ...event, proofId: null, reason }, close, rotationId);
}
