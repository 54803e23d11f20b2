import "server-only";
import { OPEN_STATES } from "@/lib/domain/change-item";
import { ineligibleBecause } from "@/lib/domain/eligibility";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { mongoVersionText } from "@/lib/domain/mongo-version";
import { Refusal } from "@/lib/domain/refusal";
import { aimOf } from "@/lib/domain/rotation";
import type { ChangeTarget, SslState } from "@/lib/domain/ssl-state";
import { approvalGate } from "../approvals/approval-gate";
import type { Ctx, Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { isoTime } from "../iso-time";
import { insertChange, insertItems, type NewChange } from "./insert-change";

export type ToggleIntent = {
  readonly intentId: string;
  readonly region: string;
  readonly instanceId: string;
  readonly target: ChangeTarget;
  /** The state on the person's screen when they confirmed. */
  readonly seen: SslState;
  readonly reason: string;
  /** The item that this one is sent again for. */
  readonly retryOf?: string;
  /** The person was told that it needs an approval. */
  readonly asking?: boolean | undefined;
};

/** `fresh`: recorded just now, not found as an earlier telling of the same intent. `waits`: for an approval; nothing is sent before. */
export type Recorded =
  | { readonly itemId: string; readonly fresh: boolean; readonly waits: boolean }
  | { readonly already: true };

/** Changes are recorded one after the other (PostgreSQL): each sees what the last one took. */
export const RECORDING_LOCK = 7_461_002;

async function recordedBefore(trx: Trx, ctx: Ctx, intent: ToggleIntent): Promise<Recorded | null> {
  const before = await trx
    .selectFrom("changes")
    .innerJoin("change_items", "change_items.change_id", "changes.id")
    .select([
      "change_items.id",
      "changes.created_by",
      "changes.pause_reason",
      "change_items.region",
      "change_items.instance_id",
      "change_items.target",
      "change_items.step",
    ])
    .where("changes.id", "=", intent.intentId)
    .executeTakeFirst();
  if (!before) return null;
  const same =
    before.region === intent.region && before.instance_id === intent.instanceId && aimOf(before) === intent.target;
  if (!same || ctx.actor.kind !== "member" || before.created_by !== ctx.actor.userId)
    throw new Refusal("invalid_input", { field: "intentId" });
  return { itemId: before.id, fresh: false, waits: before.pause_reason === "approval" };
}

async function refuseIfOpen(trx: Trx, intent: ToggleIntent): Promise<void> {
  const open = await trx
    .selectFrom("change_items")
    .innerJoin("changes", "changes.id", "change_items.change_id")
    .select([
      "changes.created_by_name",
      "changes.starts_at",
      "changes.begun_at",
      "change_items.created_at",
      "change_items.target",
    ])
    .where("change_items.account_id", "=", DEFAULT_ACCOUNT)
    .where("change_items.region", "=", intent.region)
    .where("change_items.instance_id", "=", intent.instanceId)
    .where("change_items.state", "in", OPEN_STATES)
    .executeTakeFirst();
  if (!open) return;
  throw new Refusal("in_another_change", {
    instance: intent.instanceId,
    by: open.created_by_name,
    since: isoTime(open.created_at),
    target: open.target,
    ...(open.starts_at !== null && open.begun_at === null ? { startsAt: isoTime(open.starts_at) } : {}),
  });
}

/**
 * Records the intent to switch one instance, with its audit row, in one transaction: from then on it will be carried out once, whatever dies.
 * The same intent again (a double click, a resent request) finds what was recorded. Already at the target: nothing is recorded.
 * Refuses: not_found, in_another_change, conflict (the state moved since it was seen), ineligible, nobody_to_approve,
 * approval_changed.
 */
export async function recordToggle(ctx: Ctx, intent: ToggleIntent): Promise<Recorded> {
  const { app } = ctx;
  return app.store.transaction(async (trx) => {
    // One after the other, so that the second of two clicks sees the first. The index on open items stands behind it.
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    const before = await recordedBefore(trx, ctx, intent);
    if (before) return before;
    const key = { account_id: DEFAULT_ACCOUNT, region: intent.region, instance_id: intent.instanceId };
    const instance = await trx
      .selectFrom("instances")
      .selectAll()
      .where((eb) => eb.and(key))
      .executeTakeFirst();
    if (!instance) throw new Refusal("not_found", { instance: intent.instanceId });
    await refuseIfOpen(trx, intent);
    if (instance.ssl_state === intent.target) return { already: true };
    if (instance.ssl_state !== intent.seen)
      throw new Refusal("conflict", { instance: intent.instanceId, seen: intent.seen, now: instance.ssl_state });
    const reason = ineligibleBecause(
      {
        statusCode: instance.status_code,
        mongoVersion: instance.mongo_version,
        sslState: instance.ssl_state,
        missing: instance.missing_since !== null,
        inOpenChange: false,
      },
      intent.target,
    );
    if (reason) throw new Refusal("ineligible", { instance: intent.instanceId, reason });

    const approval = await approvalGate(trx, ctx, { instances: 1, asking: intent.asking ?? false });
    const change: NewChange = {
      id: intent.intentId,
      target: intent.target,
      reason: intent.reason,
      origin: intent.retryOf ? "again" : "toggle",
      settings: null,
      approval,
    };
    await insertChange(trx, ctx, change);
    const [itemId = ""] = await insertItems(trx, ctx, change, [
      {
        position: 1,
        target: intent.target,
        region: intent.region,
        instanceId: intent.instanceId,
        name: instance.name,
        mongoVersion: mongoVersionText(instance.mongo_version),
        seen: intent.seen,
        skip: null,
        admitted: true,
        retryOf: intent.retryOf ?? null,
      },
    ]);
    return { itemId, fresh: true, waits: approval === "asked" };
  });
}
