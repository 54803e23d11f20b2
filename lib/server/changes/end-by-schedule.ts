import "server-only";
import { appendAudit } from "../audit/append-audit";
import { serialise } from "../db/engine-differences";
import { leads } from "../worker/lease";
import { endUnstarted, notOwed } from "./end-unstarted";
import type { Leader } from "./move-item";
import { programFor } from "./program-for";
import { RECORDING_LOCK } from "./record-toggle";
import { stepOf } from "./step-of-change";

/** Takes back what has not started of a change whose start was missed or whose deadline is over. Nothing left to take back: does nothing. */
export async function endBySchedule({ app, epoch }: Leader, changeId: string): Promise<void> {
  const waiting = await app.store.db
    .selectFrom("change_items")
    .select("id")
    .where("change_id", "=", changeId)
    .where("state", "in", ["queued", "claimed"])
    .where(notOwed)
    .executeTakeFirst();
  if (!waiting) return;
  await app.store.transaction(async (trx) => {
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    if (!(await leads(trx, epoch))) return;
    const change = await trx
      .selectFrom("changes")
      .selectAll()
      .where("id", "=", changeId)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    // A person may have moved its start meanwhile.
    const step = change && stepOf(change, app.clock.now());
    if (step !== "missed" && step !== "deadline") return;
    const ctx = await programFor(trx, app, changeId, changeId);
    if ((await endUnstarted(trx, ctx, changeId, step)) === 0) return;
    const event = { action: "change.end" as const, changeId };
    await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: changeId, code: step });
  });
}
