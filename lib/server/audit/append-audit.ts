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

/** SQLite allows 32,766 bound values a statement; a row has 19. */
const BATCH = 500;

/**
 * Appends rows to the audit in the caller's transaction, in their order, so that an intent and what it intends are kept together or not at all.
 * Once committed each row also goes to stdout as one JSON line.
 */
export async function appendAudits(trx: Trx, ctx: Ctx, entries: readonly AuditEntry[]): Promise<void> {
  const { app } = ctx;
  await serialise(trx, app.store.engine, ADVISORY_LOCK);
  const last = await trx
    .selectFrom("audit_events")
    .select(["seq", "hmac"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const key = auditKey(app.config.authSecret);
  let seq = last?.seq ?? 0;
  let previous = last?.hmac ?? CHAIN_START;
  const rows = entries.map(({ event, ...entry }) => {
    seq += 1;
    const row = {
      seq,
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
      previous_hmac: previous,
    };
    previous = chainHmac(key, row);
    return { ...row, hmac: previous };
  });
  for (let from = 0; from < rows.length; from += BATCH) {
    await trx
      .insertInto("audit_events")
      .values(rows.slice(from, from + BATCH))
      .execute();
  }
  onCommit(trx, () => {
    for (const [index, row] of rows.entries())
      app.log.info({ audit: { ...row, detail: entries[index]?.event } }, "audit");
  });
}

/** One row: see `appendAudits`. */
export async function appendAudit(trx: Trx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await appendAudits(trx, ctx, [entry]);
}
