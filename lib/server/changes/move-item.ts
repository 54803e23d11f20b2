import "server-only";
import type { Updateable } from "kysely";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { type ItemState, isSettled, mayMove } from "@/lib/domain/change-item";
import { appendAudit } from "../audit/append-audit";
import type { App, Ctx, Trx } from "../context";
import type { ChangeItemTable } from "../db/schema";
import { leads } from "../worker/lease";
import { endChangeIfSettled } from "./end-change";
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
  if (to !== item.state && !mayMove(item.state, to))
    throw new Error(`A change item may not move from ${item.state} to ${to}.`);
  const now = app.clock.now();
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
      })
      .where("id", "=", item.id)
      .where("state", "=", item.state)
      .where("epoch", "=", item.epoch)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) return false;
    const ctx = await programFor(trx, app, item.change_id, item.id);
    await also?.(trx, ctx);
    const outcome = OUTCOMES[to];
    if (outcome) {
      await appendAudit(trx, ctx, {
        event: {
          action: "ssl.change",
          region: item.region,
          instanceId: item.instance_id,
          changeId: item.change_id,
          itemId: item.id,
          target: item.target,
          reason: "",
          seen: item.seen_state,
        },
        outcome,
        subjectId: item.id,
        code: values.error_code ?? values.skip_reason ?? values.advice ?? item.error_code,
        apiRequestId: values.request_id ?? item.request_id,
      });
      await endChangeIfSettled(trx, item.change_id, now);
    }
    return true;
  });
  if (moved && isSettled(to)) leader.itemSettled?.();
  return moved;
}
