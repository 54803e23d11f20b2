import "server-only";
import type { ChangeSelection } from "@/lib/domain/change-review";
import type { ChangeSettings } from "@/lib/domain/change-settings";
import { Refusal } from "@/lib/domain/refusal";
import type { SslTarget } from "@/lib/domain/ssl-state";
import { type Ctx, requirePermission } from "../context";
import { serialise } from "../db/engine-differences";
import { insertChange, insertItems, type NewChange } from "./insert-change";
import { RECORDING_LOCK } from "./record-toggle";
import { readReview } from "./review-change";

export type StartChange = {
  /** Made by the page when the review opens: the same intent again finds the change that it has made. */
  readonly intentId: string;
  readonly target: SslTarget;
  readonly selection: ChangeSelection;
  readonly settings: ChangeSettings;
  readonly reason: string;
  readonly fingerprint: string;
};

/**
 * Records a reviewed change over many instances, left out ones with their reason included, in one transaction. Its first wave starts at once,
 * in the background. Refuses: selection_changed when the review would read differently now, nothing_eligible, too_many.
 */
export async function startChange(ctx: Ctx, input: StartChange): Promise<{ readonly changeId: string }> {
  requirePermission(ctx, "change.start");
  const { app, actor } = ctx;
  await app.store.transaction(async (trx) => {
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    const before = await trx
      .selectFrom("changes")
      .select("created_by")
      .where("id", "=", input.intentId)
      .executeTakeFirst();
    if (before) {
      if (actor.kind === "member" && before.created_by === actor.userId) return;
      throw new Refusal("invalid_input", { field: "intentId" });
    }
    const review = await readReview(trx, input.target, input.selection, app.clock.now());
    if (review.fingerprint !== input.fingerprint) throw new Refusal("selection_changed");
    if (review.eligible.length === 0) throw new Refusal("nothing_eligible");
    const change: NewChange = {
      id: input.intentId,
      target: input.target,
      reason: input.reason,
      origin: "bulk",
      settings: input.settings,
    };
    await insertChange(trx, ctx, change);
    const items = [...review.eligible.map((instance) => ({ ...instance, reason: null })), ...review.skipped];
    await insertItems(
      trx,
      ctx,
      change,
      items.map(({ region, instanceId, name, sslState, reason }, index) => ({
        position: index + 1,
        region,
        instanceId,
        name,
        seen: sslState,
        skip: reason,
        admitted: false,
        retryOf: null,
      })),
    );
  });
  app.worker.wakeChanges();
  return { changeId: input.intentId };
}
