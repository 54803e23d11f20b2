import "server-only";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { appendAudit } from "../audit/append-audit";
import type { Ctx, Trx } from "../context";
import { auditFailure } from "./audit-failure";

/**
 * A mutation with its audit: the intent is committed first; the work and its success are one transaction; a refusal or a failure is
 * written down after it, and thrown on. `subjectId` ties the rows to what they are about: the request, if nothing else.
 */
export async function auditedTransaction<T>(
  ctx: Ctx,
  event: AuditEvent,
  work: (trx: Trx) => Promise<T>,
  subjectId = ctx.requestId,
): Promise<T> {
  const { store } = ctx.app;
  await store.transaction((trx) => appendAudit(trx, ctx, { event, outcome: "intent", subjectId }));
  try {
    return await store.transaction(async (trx) => {
      const result = await work(trx);
      await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId });
      return result;
    });
  } catch (error) {
    await auditFailure(ctx, event, error, subjectId);
    throw error;
  }
}
