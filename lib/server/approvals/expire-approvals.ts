import "server-only";
import { sql } from "kysely";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { appendAudit } from "../audit/append-audit";
import { endUnstarted } from "../changes/end-unstarted";
import type { Leader } from "../changes/move-item";
import { RECORDING_LOCK } from "../changes/record-toggle";
import type { Ctx } from "../context";
import { serialise } from "../db/engine-differences";
import { leads } from "../worker/lease";

/** Ends each change whose approval nobody decided in time. The leader's work; one short transaction a change. */
export async function expireApprovals({ app, epoch }: Leader): Promise<void> {
  const due = await app.store.db
    .selectFrom("approvals")
    .select(["change_id", "fingerprint"])
    .where("state", "=", sql.lit("open"))
    .where("expires_at", "<=", app.clock.now())
    .execute();
  for (const { change_id: changeId, fingerprint } of due) {
    const ctx: Ctx = {
      app,
      actor: { kind: "program", name: "console" },
      requestId: changeId,
      clientAddress: null,
    };
    const event: AuditEvent = { action: "approval.expire", changeId, fingerprint, reason: "" };
    await app.store.transaction(async (trx) => {
      await serialise(trx, app.store.engine, RECORDING_LOCK);
      if (!(await leads(trx, epoch))) return;
      const expired = await trx
        .updateTable("approvals")
        .set({ state: "expired", decided_at: app.clock.now() })
        .where("change_id", "=", changeId)
        .where("state", "=", "open")
        .executeTakeFirst();
      if (expired.numUpdatedRows !== 1n) return;
      await appendAudit(trx, ctx, { event, outcome: "intent", subjectId: changeId });
      await endUnstarted(trx, ctx, changeId, "approval_expired");
      await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: changeId });
    });
  }
}
