import "server-only";
import type { ChangeSelection } from "@/lib/domain/change-review";
import { SCHEDULE_DAYS_MAX, scheduleProblem } from "@/lib/domain/change-schedule";
import type { ChangeSettings } from "@/lib/domain/change-settings";
import { windowProblem } from "@/lib/domain/maintenance-window";
import { Refusal } from "@/lib/domain/refusal";
import type { ChangeTarget } from "@/lib/domain/ssl-state";
import { approvalGate } from "../approvals/approval-gate";
import { type Ctx, requirePermission } from "../context";
import { serialise } from "../db/engine-differences";
import { insertChange, insertItems, type NewChange } from "./insert-change";
import { RECORDING_LOCK } from "./record-toggle";
import { readReview } from "./review-change";

export type StartChange = {
  /** Made by the page when the review opens: the same intent again finds the change that it has made. */
  readonly intentId: string;
  readonly target: ChangeTarget;
  readonly selection: ChangeSelection;
  readonly settings: ChangeSettings;
  readonly reason: string;
  readonly fingerprint: string;
  /** The person was told that it needs an approval. */
  readonly asking?: boolean | undefined;
};

/**
 * Records a reviewed change over many instances, left out ones with their reason included, in one transaction. Its first wave starts at once
 * or when it was planned for, in the background, and not before it is approved where it needs that; until then it holds its instances. Refuses:
 * selection_changed when the review would read differently now, nothing_eligible, too_many, what can't be planned (schedule_past,
 * schedule_too_far, deadline_before_start, window_never_opens), nobody_to_approve, and approval_changed when it needs an approval and the
 * person was not told so, or the other way round.
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
    const now = app.clock.now();
    const { start, deadline } = input.settings;
    const problem = scheduleProblem(input.settings, now);
    if (problem) throw new Refusal(problem, { days: SCHEDULE_DAYS_MAX });
    const review = await readReview(trx, input.target, input.selection, now);
    if (review.fingerprint !== input.fingerprint) throw new Refusal("selection_changed");
    if (review.eligible.length === 0) throw new Refusal("nothing_eligible");
    const zone = app.config.cloud.apiTimeZoneMinutes;
    const planned = review.eligible.map((instance) => ({
      ...instance,
      reason: start.kind === "window" ? windowProblem(instance.maintenance, zone, deadline, now) : null,
    }));
    if (planned.every(({ reason }) => reason !== null)) throw new Refusal("window_never_opens");
    const approval = await approvalGate(trx, ctx, { instances: review.eligible.length, asking: input.asking ?? false });
    const change: NewChange = {
      id: input.intentId,
      target: input.target,
      reason: input.reason,
      origin: "bulk",
      settings: input.settings,
      approval,
    };
    await insertChange(trx, ctx, change);
    const items = [...planned, ...review.skipped];
    await insertItems(
      trx,
      ctx,
      change,
      items.map(({ region, instanceId, name, mongoVersion, sslState, reason }, index) => ({
        position: index + 1,
        target: input.target,
        region,
        instanceId,
        name,
        mongoVersion,
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
