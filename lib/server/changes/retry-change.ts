import "server-only";
import type { Selectable } from "kysely";
import { type ChangeSettings, parseChangeSettings } from "@/lib/domain/change-settings";
import { Refusal } from "@/lib/domain/refusal";
import { type RetryKind, retryKind } from "@/lib/domain/retry";
import { approvalGate } from "../approvals/approval-gate";
import { type Ctx, requirePermission, type Trx } from "../context";
import { serialise } from "../db/engine-differences";
import type { ChangeItemTable, ChangeTable } from "../db/schema";
import { findChange } from "./find-change";
import { insertChange, insertItems, type NewChange } from "./insert-change";
import { RECORDING_LOCK } from "./record-toggle";
import { retryTargets } from "./retry-targets";
import { sentAgain } from "./sent-again";

export type RetryChange = {
  readonly changeId: string;
  readonly which: RetryKind;
  /** Made by the page: the same intent again finds the change that it has made. */
  readonly intentId: string;
  /** The person was told that it needs an approval. */
  readonly asking?: boolean | undefined;
};

/**
 * Sends again what of an ended or paused change was not applied, or failed: one new change with the settings and the reason of the first, in
 * waves like any other. What was sent again before is not touched: when nothing else is left, its change is the answer. Instances at the target
 * by now, or that can't be changed, are recorded as skipped with the reason. Refuses: not_found, conflict (it still runs), nothing_eligible,
 * nobody_to_approve, approval_changed.
 */
export async function retryChange(ctx: Ctx, input: RetryChange): Promise<{ readonly changeId: string }> {
  requirePermission(ctx, "change.start");
  const { app } = ctx;
  const changeId = await app.store.transaction(async (trx) => {
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    if (await madeBefore(trx, ctx, input.intentId)) return input.intentId;
    const change = await findChange(trx, input.changeId);
    if (change.ended_at === null && change.pause_reason === null) throw new Refusal("conflict");
    const ended = await trx
      .selectFrom("change_items")
      .selectAll()
      .where("change_id", "=", change.id)
      .where("state", "in", ["failed", "needs_attention"])
      .where("taken_over_at", "is", null)
      .where("left_off_at", "is", null)
      .orderBy("position")
      .execute();
    const wanted = ended.filter((item) => retryKind(item) === input.which);
    const before = await sentAgain(trx, wanted);
    const left = wanted.filter((item) => !before.has(item.id));
    const [last] = [...before.values()].slice(-1);
    if (left.length === 0 && last !== undefined) return last;
    await record(trx, ctx, input, change, left);
    return input.intentId;
  });
  app.worker.wakeChanges();
  return { changeId };
}

async function madeBefore(trx: Trx, { actor }: Ctx, intentId: string): Promise<boolean> {
  const before = await trx.selectFrom("changes").select("created_by").where("id", "=", intentId).executeTakeFirst();
  if (!before) return false;
  if (actor.kind === "member" && before.created_by === actor.userId) return true;
  throw new Refusal("invalid_input", { field: "intentId" });
}

/** A person who sends again means now, unless instances go in their own windows; a deadline that is over was the first change's. */
function settingsAgain(json: string, now: number): ChangeSettings {
  const { start, deadline, ...settings } = parseChangeSettings(json);
  return {
    ...settings,
    start: start.kind === "window" ? start : { kind: "now" },
    deadline: deadline !== null && deadline > now ? deadline : null,
  };
}

async function record(
  trx: Trx,
  ctx: Ctx,
  { intentId, asking = false }: RetryChange,
  first: Selectable<ChangeTable>,
  items: readonly Selectable<ChangeItemTable>[],
): Promise<void> {
  const name = (one: { readonly region: string; readonly instanceId: string }) => `${one.region}/${one.instanceId}`;
  const retryOf = new Map(items.map((item) => [`${item.region}/${item.instance_id}`, item.id]));
  const { eligible, skipped } = await retryTargets(trx, items, ctx.app.clock.now());
  if (eligible.length === 0) throw new Refusal("nothing_eligible");
  const approval = await approvalGate(trx, ctx, { instances: eligible.length, asking });
  const change: NewChange = {
    id: intentId,
    target: eligible.some(({ target }) => target === "rotate") ? "rotate" : (eligible[0]?.target ?? first.target),
    reason: first.reason,
    origin: "again",
    settings: settingsAgain(first.settings, ctx.app.clock.now()),
    approval,
  };
  await insertChange(trx, ctx, change);
  const all = [...eligible.map((instance) => ({ ...instance, reason: null })), ...skipped];
  await insertItems(
    trx,
    ctx,
    change,
    all.map((instance, index) => ({
      position: index + 1,
      target: instance.target,
      region: instance.region,
      instanceId: instance.instanceId,
      name: instance.name,
      mongoVersion: instance.mongoVersion,
      seen: instance.sslState,
      skip: instance.reason,
      admitted: false,
      // What is left out was not sent again.
      retryOf: instance.reason === null ? (retryOf.get(name(instance)) ?? null) : null,
    })),
  );
}
