import "server-only";
import type { InstanceChange } from "@/lib/domain/instance-page";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import { readInstanceChange } from "./instance-change";
import { recordToggle, type ToggleIntent } from "./record-toggle";

/** The call's own time-out and some: after that the page follows what happens by itself. */
const WAIT_FOR_ANSWER_MILLIS = 12_500;

/** `already`: the instance is at the target, nothing was sent. Else `change` is what was recorded, as it stands when the API has answered, or as it waits for an approval. */
export type ToggleResult = { readonly already: boolean; readonly change: InstanceChange | null };

async function auditRefusal(ctx: Ctx, intent: ToggleIntent, refusal: Refusal): Promise<void> {
  // A store that refuses writes can't keep a row about it either.
  if (refusal.code === "store_unavailable") return;
  await ctx.app.store.transaction((trx) =>
    appendAudit(trx, ctx, {
      event: {
        action: "ssl.change",
        region: intent.region,
        instanceId: intent.instanceId,
        changeId: intent.intentId,
        itemId: "",
        target: intent.target,
        reason: intent.reason,
        seen: intent.seen,
      },
      outcome: "refused",
      subjectId: intent.intentId,
      code: refusal.code,
    }),
  );
}

/** Records the intent, hands it to the background work, and waits until the API has answered (or a time-out is sure); not so one that needs an approval. */
export async function carryOut(ctx: Ctx, intent: ToggleIntent): Promise<ToggleResult> {
  const { app } = ctx;
  try {
    const recorded = await recordToggle(ctx, intent);
    if ("already" in recorded) return { already: true, change: null };
    if (recorded.fresh && !recorded.waits) {
      const sent = app.worker.itemSent(recorded.itemId, WAIT_FOR_ANSWER_MILLIS);
      app.worker.wakeChanges();
      await sent;
    }
    const item = await app.store.db
      .selectFrom("change_items")
      .select("skip_reason")
      .where("id", "=", recorded.itemId)
      .executeTakeFirst();
    if (item?.skip_reason === "already_there") return { already: true, change: null };
    if (item?.skip_reason) throw new Refusal("ineligible", { instance: intent.instanceId, reason: item.skip_reason });
    return { already: false, change: await readInstanceChange(app.store.db, recorded.itemId, app.clock.now()) };
  } catch (error) {
    if (error instanceof Refusal) await auditRefusal(ctx, intent, error);
    throw error;
  }
}

/** Switches SSL of one instance to `target`: the verb behind the switch. */
export async function toggleSsl(ctx: Ctx, input: Omit<ToggleIntent, "retryOf">): Promise<ToggleResult> {
  requirePermission(ctx, "change.start");
  return carryOut(ctx, input);
}
