import "server-only";
import { randomUUID } from "node:crypto";
import type { ChangeOrigin } from "@/lib/domain/change-end";
import type { SkipReason } from "@/lib/domain/change-item";
import type { ChangeSettings } from "@/lib/domain/change-settings";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { aimOf, callsOf } from "@/lib/domain/rotation";
import type { ChangeTarget, SslState } from "@/lib/domain/ssl-state";
import type { ApprovalGate } from "../approvals/approval-gate";
import { recordApproval } from "../approvals/record-approval";
import { type AuditEntry, appendAudits } from "../audit/append-audit";
import type { Ctx, Trx } from "../context";
import { readRegions } from "../inventory/read-regions";

export type NewChange = {
  readonly id: string;
  readonly target: ChangeTarget;
  readonly reason: string;
  readonly origin: ChangeOrigin;
  readonly settings: ChangeSettings | null;
  /** What `approvalGate` has decided in the same transaction. */
  readonly approval: ApprovalGate;
};

export type NewItem = {
  readonly position: number;
  /** That of its change, or less: a rotation sent again may have SSL off already. */
  readonly target: ChangeTarget;
  readonly region: string;
  readonly instanceId: string;
  readonly name: string;
  readonly mongoVersion: string;
  readonly seen: SslState;
  readonly skip: SkipReason | null;
  /** False = its wave comes later. What waits for an approval is never let in here. */
  readonly admitted: boolean;
  readonly retryOf: string | null;
};

export async function insertChange(trx: Trx, ctx: Ctx, change: NewChange): Promise<void> {
  const { actor } = ctx;
  await trx
    .insertInto("changes")
    .values({
      id: change.id,
      account_id: DEFAULT_ACCOUNT,
      target: change.target,
      reason: change.reason,
      origin: change.origin,
      settings: JSON.stringify(change.settings),
      pause_reason: change.approval === "asked" ? "approval" : null,
      canary_passed: 0,
      created_by: actor.kind === "member" ? actor.userId : "program",
      created_by_name: actor.name,
      created_at: ctx.app.clock.now(),
      starts_at: change.settings?.start.kind === "at" ? change.settings.start.at : null,
      deadline_at: change.settings?.deadline ?? null,
    })
    .execute();
}

/** SQLite allows 32,766 bound values a statement; an item binds 22. */
const BATCH = 500;

/** Records instances of a change, each with the audit row of its intent. Returns the items' ids, in their order. */
export async function insertItems(trx: Trx, ctx: Ctx, change: NewChange, items: readonly NewItem[]): Promise<string[]> {
  const now = ctx.app.clock.now();
  const unread = items.some(({ skip }) => skip === "region_failed");
  const errors = new Map(unread ? (await readRegions(trx)).map(({ region, error }) => [region, error]) : []);
  const errorOf = ({ skip, region }: NewItem) => (skip === "region_failed" && errors.get(region)) || null;
  const rows = items.map((item) => ({
    error_code: errorOf(item)?.code ?? null,
    error_message: errorOf(item)?.message ?? null,
    advice: errorOf(item)?.advice ?? null,
    id: randomUUID(),
    change_id: change.id,
    position: item.position,
    account_id: DEFAULT_ACCOUNT,
    region: item.region,
    instance_id: item.instanceId,
    instance_name: item.name,
    target: callsOf(item.target)[0] ?? "enabled",
    step: item.target === "rotate" ? (1 as const) : null,
    seen_state: item.seen,
    state: item.skip ? ("skipped" as const) : ("queued" as const),
    state_since: now,
    epoch: 0,
    admitted: item.admitted && change.approval !== "asked" ? (1 as const) : (0 as const),
    next_at: now,
    attempts: 0,
    skip_reason: item.skip,
    retry_of: item.retryOf,
    created_at: now,
    ended_at: item.skip ? now : null,
  }));
  for (let from = 0; from < rows.length; from += BATCH) {
    await trx
      .insertInto("change_items")
      .values(rows.slice(from, from + BATCH))
      .execute();
  }
  const entries = rows.map(
    (row): AuditEntry => ({
      event: {
        action: "ssl.change",
        region: row.region,
        instanceId: row.instance_id,
        changeId: change.id,
        itemId: row.id,
        target: aimOf(row),
        reason: change.reason,
        seen: row.seen_state,
      },
      outcome: row.skip_reason ? "skipped" : "intent",
      subjectId: row.id,
      code: row.skip_reason ?? (change.approval === "solo" ? "solo" : null),
    }),
  );
  await appendAudits(trx, ctx, entries);
  await recordApproval(
    trx,
    ctx,
    change,
    items.filter(({ skip }) => skip === null),
  );
  return rows.map((row) => row.id);
}
