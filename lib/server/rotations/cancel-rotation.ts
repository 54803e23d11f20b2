import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission, type Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { findRotation, ROTATION_LOCK } from "./find-rotation";

type CancelRotation = { readonly rotationId: string; readonly reason: string };

/**
 * Ends a rotation with its instances still open; nothing is sent to the cloud, and they may be in another one then.
 * Refuses: not_permitted, invalid_input (no reason), not_found, conflict (it has ended).
 */
export async function cancelRotation(ctx: Ctx, input: CancelRotation): Promise<void> {
  requirePermission(ctx, "rotation.manage");
  const { app, actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_permitted", { permission: "rotation.manage" });
  const reason = input.reason.trim();
  if (reason === "") throw new Refusal("invalid_input", { field: "reason" });
  const { id: rotationId } = await findRotation(app.store.db, input.rotationId);
  const cancel = async (trx: Trx) => {
    await serialise(trx, app.store.engine, ROTATION_LOCK);
    const now = app.clock.now();
    const ended = await trx
      .updateTable("rotations")
      .set({ ended_at: now, cancelled_by: actor.userId, cancelled_by_name: actor.name, end_reason: reason })
      .where("id", "=", rotationId)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows !== 1n) throw new Refusal("conflict");
    await trx
      .updateTable("rotation_items")
      .set({ closed_kind: "cancelled", closed_at: now, closed_by: actor.userId, closed_by_name: actor.name })
      .where("rotation_id", "=", rotationId)
      .where("closed_at", "is", null)
      .where("skip_reason", "is", null)
      .execute();
  };
  await auditedTransaction(ctx, { action: "rotation.cancel", rotationId, reason }, cancel, rotationId);
}
