import "server-only";
import { appendAudit } from "../audit/append-audit";
import type { Ctx, Trx } from "../context";

/** Ends a rotation whose last instance was just closed, in the same transaction. */
export async function endIfAllClosed(trx: Trx, ctx: Ctx, rotationId: string): Promise<void> {
  const open = await trx
    .selectFrom("rotation_items")
    .select("id")
    .where("rotation_id", "=", rotationId)
    .where("closed_at", "is", null)
    .where("skip_reason", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (open) return;
  const ended = await trx
    .updateTable("rotations")
    .set({ ended_at: ctx.app.clock.now() })
    .where("id", "=", rotationId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return;
  const event = { action: "rotation.end", rotationId } as const;
  await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: rotationId });
}
