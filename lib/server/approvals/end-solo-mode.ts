import "server-only";
import type { AuditEvent } from "@/lib/domain/audit-event";
import { appendAudit } from "../audit/append-audit";
import type { Ctx, Trx } from "../context";
import { readDeciders, readPolicy, writePolicy } from "./approval-policy";

/** Ends solo mode for good once a second person may decide; in the transaction that makes them so. It does not come back when they leave. */
export async function endSoloMode(trx: Trx, ctx: Ctx): Promise<void> {
  const before = await readPolicy(trx);
  if (before.soloUserId === null) return;
  const deciders = await readDeciders(trx);
  if (!deciders.some((decider) => decider !== before.soloUserId)) return;
  const after = { ...before, soloUserId: null };
  const event: AuditEvent = { action: "policy.tighten", before, after };
  await appendAudit(trx, ctx, { event, outcome: "intent", subjectId: ctx.requestId });
  await writePolicy(trx, after);
  await appendAudit(trx, ctx, { event, outcome: "succeeded", subjectId: ctx.requestId });
}
