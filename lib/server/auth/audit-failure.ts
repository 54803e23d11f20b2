import "server-only";
import type { AuditEvent, AuditOutcome } from "@/lib/domain/audit-event";
import { Refusal } from "@/lib/domain/refusal";
import { appendAudit } from "../audit/append-audit";
import type { Ctx } from "../context";

/** Writes down how an intent of this request ended badly. Never throws: the first error is the one to tell. */
export async function auditFailure(
  ctx: Ctx,
  event: AuditEvent,
  error: unknown,
  subjectId = ctx.requestId,
): Promise<void> {
  const code = error instanceof Refusal ? error.code : "unexpected";
  try {
    await ctx.app.store.transaction((trx) =>
      appendAudit(trx, ctx, { event, outcome: outcomeOf(error), subjectId, code }),
    );
  } catch (auditError) {
    ctx.app.log.error({ err: auditError, subjectId }, "the outcome could not be written to the audit");
  }
}

function outcomeOf(error: unknown): AuditOutcome {
  if (!(error instanceof Refusal)) return "failed";
  // A store that went away during the commit may have kept the work.
  return error.code === "store_unavailable" ? "unknown" : "refused";
}
