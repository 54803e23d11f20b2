import "server-only";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { isChangeId } from "@/lib/domain/change-filter";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import { serialise } from "../db/engine-differences";
import { endUnstarted } from "./end-unstarted";
import { RECORDING_LOCK } from "./record-toggle";

export type ChangeControl = "pause" | "resume" | "cancel";

/**
 * Pauses (nothing more starts), resumes, or cancels what has not started; what is under way goes on to its true end. Doing it twice is the same
 * as once. Throws Refusal "not_found" for a change that is not there or has ended.
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
    const event: AuditEvent = { action: `change.${act}`, changeId };
    await appendAudit(trx, ctx, { event, outcome: "intent", subjectId: changeId });
    const running = trx.updateTable("changes").where("id", "=", changeId);
    if (act === "pause" && change.pause_reason === null) await running.set({ pause_reason: "person" }).execute();
    // Whoever resumes has seen the canary, or the failure: neither stops it again.
    if (act === "resume")
      await running.set({ pause_reason: null, canary_passed: 1, settings: resumedSettings(change) }).execute();
    if (act === "cancel") await endUnstarted(trx, ctx, changeId, "cancelled");
    await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: changeId });
  });
  app.worker.wakeChanges();
}

function resumedSettings({ settings, pause_reason }: { settings: string; pause_reason: string | null }): string {
  return pause_reason === "failure" ? JSON.stringify({ ...JSON.parse(settings), onFailure: "continue" }) : settings;
}
