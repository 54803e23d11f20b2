import "server-only";
import { randomUUID } from "node:crypto";
import type { AuditEvent, AuditOutcome } from "@/lib/domain/audit-event";
import type { Actor, Ctx, Trx } from "../context";
import { serialise } from "../db/engine-differences";
import { onCommit } from "../db/on-commit";
import { auditKey, CHAIN_START, chainHmac } from "./audit-chain";

export type AuditEntry = {
  readonly event: AuditEvent;
  readonly outcome: AuditOutcome;
  /** Ties an intent to its outcome: the change item's id, or the request's. */
  readonly subjectId: string;
  /** The console's refusal code or the API's error code. */
  readonly code?: string | null;
  /** The cloud's RequestId. */
  readonly apiRequestId?: string | null;
};

const ADVISORY_LOCK = 7_461_001;

function actorFields(actor: Actor) {
  return actor.kind === "member"
    ? { actor_id: actor.userId, actor_name: `${actor.name} <${actor.email}>`, actor_role: actor.role }
    : { actor_id: "program", actor_name: actor.name, actor_role: "program" };
}

/**
 * Appends a row to the audit in the caller's transaction, so that an intent and what it intends are kept together or not at all.
 * Once committed the row also goes to stdout as one JSON line.
 */
export async function appendAudit(trx: Trx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  const { app } = ctx;
  const { event } = entry;
  await serialise(trx, app.store.engine, ADVISORY_LOCK);
  const last = await trx
    .selectFrom("audit_events")
    .select(["seq", "hmac"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const row = {
    seq: (last?.seq ?? 0) + 1,
    id: randomUUID(),
    at: app.clock.now(),
    subject_id: entry.subjectId,
    ...actorFields(ctx.actor),
    client_address: ctx.clientAddress,
    action: event.action,
    outcome: entry.outcome,
    region: "region" in event ? event.region : null,
    instance_id: "instanceId" in event ? event.instanceId : null,
    target: "target" in event ? event.target : null,
    reason: "reason" in event ? event.reason : null,
    code: entry.code ?? null,
    api_request_id: entry.apiRequestId ?? null,
    detail: JSON.stringify(event),
    previous_hmac: last?.hmac ?? CHAIN_START,
  };
  const hmac = chainHmac(auditKey(app.config.authSecret), row);
  await trx
    .insertInto("audit_events")
    .values({ ...row, hmac })
    .execute();
  onCommit(trx, () => app.log.info({ audit: { ...row, detail: event, hmac } }, "audit"));
}
