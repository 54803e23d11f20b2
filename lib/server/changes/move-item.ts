import "server-only";
import type { Updateable } from "kysely";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { type ItemState, isSettled, mayMove } from "@/lib/domain/change-item";
import { endsWithSslOff, turnsAround } from "@/lib/domain/rotation";
import { appendAudit } from "../audit/append-audit";
import type { App, Ctx, Trx } from "../context";
import type { ChangeItemTable } from "../db/schema";
import { leads } from "../worker/lease";
import { endChangeIfSettled } from "./end-change";
import { aboutItem } from "./item-event";
import { programFor } from "./program-for";

/** The background work's own identity: the process that holds this epoch of the lease. `itemSettled` hears of each item that has ended. */
export type Leader = { readonly app: App; readonly epoch: number; readonly itemSettled?: () => void };

const OUTCOMES: Partial<Record<ItemState, AuditOutcome>> = {
  succeeded: "succeeded",
  failed: "failed",
  needs_attention: "needs_attention",
  skipped: "skipped",
  cancelled: "refused",
};

/**
 * Moves an item from the state it was read in, if it is still there and this process still leads; returns whether it did. A settled item's
 * outcome is audited in the same transaction. Everything the background work writes about an item goes through here.
 */
export async function moveItem(
  leader: Leader,
  item: ChangeItemTable,
  to: ItemState,
  values: Updateable<ChangeItemTable>,
  also?: (trx: Trx, ctx: Ctx) => Promise<void>,
): Promise<boolean> {
  const { app, epoch } = leader;
  const turns = values.step === 2 && to === "claimed" && turnsAround(item);
  if (to !== item.state && !turns && !mayMove(item.state, to))
    throw new Error(`A change item may not move from ${item.state} to ${to}.`);
  const now = app.clock.now();
  // Where nothing was looked at, what is known stands: SSL is off in the second step.
  const endedOff = values.ended_off === undefined ? endsWithSslOff(item, to, null) : values.ended_off === 1;
  const moved = await app.store.transaction(async (trx) => {
    if (!(await leads(trx, epoch))) return false;
    const moved = await trx
      .updateTable("change_items")
      .set({
        ...values,
        state: to,
        epoch,
        ...(to === item.state ? {} : { state_since: now }),
        ...(isSettled(to) ? { ended_at: now } : {}),
        ...(endedOff ? { ended_off: 1 } : {}),
      })
      .where("id", "=", item.id)
      .where("state", "=", item.state)
      .where("epoch", "=", item.epoch)
      .where("step", item.step === null ? "is" : "=", item.step)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) return false;
    const ctx = await programFor(trx, app, item.change_id, item.id);
    await also?.(trx, ctx);
    const outcome = OUTCOMES[to];
    if (outcome) {
      const told = {
        subjectId: item.id,
        code: values.error_code ?? values.skip_reason ?? values.advice ?? item.error_code,
        apiRequestId: values.request_id ?? item.request_id,
      };
      const event = { action: "ssl.change" as const, ...aboutItem(item), reason: "", seen: item.seen_state };
      await appendAudit(trx, ctx, { ...told, event, outcome });
      if (endedOff)
        await appendAudit(trx, ctx, {
          ...told,
          event: { action: "rotation.ended-off", ...aboutItem(item) },
          outcome: "needs_attention",
        });
      await endChangeIfSettled(trx, item.change_id, now);
    }
    return true;
  });
  if (moved && isSettled(to)) leader.itemSettled?.();
  return moved;
}
