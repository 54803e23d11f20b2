import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { overtaken, type RotationTick, type TickedStep } from "@/lib/domain/rotation-tick";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission, type Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { findRotation, ROTATION_LOCK } from "./find-rotation";
import { lookSoon } from "./look-soon";
import { rotationTicks } from "./rotation-ticks";

type TickStep = {
  readonly rotationId: string;
  readonly step: TickedStep;
  /** Null = for all its instances. */
  readonly itemId: string | null;
  readonly done: boolean;
  readonly note: string;
  /** The last tick that the person's page had shown; 0 = none. */
  readonly seen: number;
};

/**
 * Notes that a step is done, or that it is not. The last word counts; what another person said meanwhile stays kept and is given back as `overtook`.
 * "rotate" has the CA looked at soon. Refuses: not_permitted, not_found, conflict (the rotation was cancelled).
 */
export async function tickStep(ctx: Ctx, input: TickStep): Promise<{ readonly overtook: RotationTick | null }> {
  requirePermission(ctx, "rotation.manage");
  const { app, actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_permitted", { permission: "rotation.manage" });
  const { rotationId, step, itemId, done, note, seen } = input;
  await findRotation(app.store.db, rotationId);
  const tick = async (trx: Trx) => {
    await serialise(trx, app.store.engine, ROTATION_LOCK);
    const rotation = await findRotation(trx, rotationId);
    if (rotation.cancelled_by !== null) throw new Refusal("conflict");
    if (itemId !== null) await requireItem(trx, rotationId, itemId);
    const before = await rotationTicks(trx, rotationId);
    await trx
      .insertInto("rotation_ticks")
      .values({
        rotation_id: rotationId,
        seq: (before.at(-1)?.seq ?? 0) + 1,
        step,
        item_id: itemId,
        done: done ? 1 : 0,
        note,
        ticked_by: actor.userId,
        ticked_by_name: actor.name,
        at: app.clock.now(),
      })
      .execute();
    if (step === "rotate" && done) await lookSoon(trx, rotationId);
    return overtaken(before, step, itemId, seen);
  };
  const event = { action: "rotation.tick", rotationId, itemId, step, done, reason: note } as const;
  return { overtook: await auditedTransaction(ctx, event, tick, rotationId) };
}

async function requireItem(trx: Trx, rotationId: string, itemId: string): Promise<void> {
  const item = await trx
    .selectFrom("rotation_items")
    .select("id")
    .where("id", "=", itemId)
    .where("rotation_id", "=", rotationId)
    .where("skip_reason", "is", null)
    .executeTakeFirst();
  if (!item) throw new Refusal("not_found");
}
