import "server-only";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { isChangeId } from "@/lib/domain/change-filter";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import { serialise } from "../db/engine-differences";
import type { ChangeTable } from "../db/schema";
import { endUnstarted, holdUnstarted } from "./end-unstarted";
import { RECORDING_LOCK } from "./record-toggle";

export type ChangeControl = "pause" | "resume" | "cancel" | "start-now";

/**
 * Pauses (nothing more starts), resumes, cancels what has not started, or starts it now instead of at its time or in its windows; what is under
 * way goes on to its true end. Doing it twice is the same as once. Throws Refusal "not_found" for a change that is not there or has ended,
 * "awaits_approval" for one that only its approval lets start or ends.
 */
export async function controlChange(
  ctx: Ctx,
  input: { readonly changeId: string; readonly act: ChangeControl },
): Promise<void> {
  requirePermission(ctx, "change.control");
  const { app } = ctx;
  const { changeId, act } = input;
  await app.store.transaction(async (trx) => {
    await serialise(trx, app.store.engine, RECORDING_LOCK);
    const change = isChangeId(changeId)
      ? await trx
          .selectFrom("changes")
          .selectAll()
          .where("id", "=", changeId)
          .where("ended_at", "is", null)
          .executeTakeFirst()
      : undefined;
    if (!change) throw new Refusal("not_found", { change: changeId });
    if (change.pause_reason === "approval") throw new Refusal("awaits_approval", { change: changeId });
    if (act === "cancel") await holdUnstarted(trx, changeId);
    const event: AuditEvent = { action: `change.${act}`, changeId };
    await appendAudit(trx, ctx, { event, outcome: "intent", subjectId: changeId });
    const running = trx.updateTable("changes").where("id", "=", changeId);
    if (act === "pause" && change.pause_reason === null) await running.set({ pause_reason: "person" }).execute();
    // Whoever resumes has seen the canary, or the failure: neither stops it again. Regions without a permission are tried again.
    if (act === "resume") {
      const now = app.clock.now();
      const passed = change.pause_reason === null || change.pause_reason === "permission" ? {} : PASSED;
      await running.set({ pause_reason: null, resumed_at: now, ...passed, ...resumedSettings(change, now) }).execute();
    }
    if (act === "start-now") await running.set(startedNow(change)).execute();
    if (act === "cancel") await endUnstarted(trx, ctx, changeId, "cancelled");
    await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: changeId });
  });
  app.worker.wakeChanges();
}

const PASSED = { canary_passed: 1 } as const;

type Planned = Pick<ChangeTable, "settings" | "starts_at" | "pause_reason">;
type Plan = Pick<ChangeTable, "settings" | "starts_at">;

function startedNow({ settings }: Pick<Planned, "settings">): Plan {
  return { settings: JSON.stringify({ ...parseChangeSettings(settings), start: { kind: "now" } }), starts_at: null };
}

function resumedSettings(change: Planned, now: number): Plan {
  const { settings, starts_at, pause_reason } = change;
  // Whoever resumes after the time of the start means to start.
  if (pause_reason === "person" && starts_at !== null && starts_at <= now) return startedNow(change);
  if (pause_reason !== "failure") return { settings, starts_at };
  return { settings: JSON.stringify({ ...JSON.parse(settings), onFailure: "continue" }), starts_at };
}
