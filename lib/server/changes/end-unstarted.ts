import "server-only";
import type { ExpressionBuilder } from "kysely";
import type { EndReason } from "@/lib/domain/change-end";
import { type AuditEntry, appendAudits } from "../audit/append-audit";
import type { Ctx, Trx } from "../context";
import type { Schema } from "../db/schema";
import { endChangeIfSettled } from "./end-change";
import { aboutItem } from "./item-event";

/**
 * Takes the rows that `endUnstarted` will end, before the transaction writes its first audit row: the engine takes an item's row and then the
 * audit's lock, and whoever comes the other way round would meet it half-way (PostgreSQL ends one of the two).
 */
export async function holdUnstarted(trx: Trx, changeId: string): Promise<void> {
  await trx
    .updateTable("change_items")
    .set((eb) => ({ epoch: eb.ref("epoch") }))
    .where("change_id", "=", changeId)
    .where("state", "in", ["queued", "claimed"])
    .where(notOwed)
    .execute();
}

/** Which items nothing binds: of a rotation whose first step is done the second is owed, and is never taken back. */
export function notOwed(eb: ExpressionBuilder<Schema, "change_items">) {
  return eb.or([eb("step", "is", null), eb("step", "=", 1)]);
}

/**
 * Takes back what was surely not sent, for the reason given; what is under way goes on to its true end. The engine's own moves ask for the state
 * too, so an item is either taken back or sent, never both. Does nothing to a change of which nothing waits. Returns how many were taken back.
 */
export async function endUnstarted(trx: Trx, ctx: Ctx, changeId: string, reason: EndReason): Promise<number> {
  const now = ctx.app.clock.now();
  const cancelled = await trx
    .updateTable("change_items")
    .set({ state: "cancelled", state_since: now, ended_at: now })
    .where("change_id", "=", changeId)
    .where("state", "in", ["queued", "claimed"])
    .where(notOwed)
    .returningAll()
    .execute();
  if (cancelled.length > 0)
    await trx.updateTable("changes").set({ end_reason: reason }).where("id", "=", changeId).execute();
  const entries = cancelled.map(
    (item): AuditEntry => ({
      event: {
        action: "ssl.change",
        ...aboutItem(item),
        reason: "",
        seen: item.seen_state,
      },
      outcome: "skipped",
      subjectId: item.id,
      code: reason,
    }),
  );
  await appendAudits(trx, ctx, entries);
  await endChangeIfSettled(trx, changeId, now);
  return cancelled.length;
}
