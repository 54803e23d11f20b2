import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditAction, type AuditOutcome } from "./audit-event";
import { firstParam, oneOf, type RawParams } from "./search-params";
import { timeBound } from "./time-bound";

export const AUDIT_PAGE_SIZE = 50;

/** What the audit page shows; the same fields in the page's URL and in GET /api/audit. Instants are epoch milliseconds. */
export type AuditFilter = {
  /** Part of the actor's name, whatever its case. */
  readonly actor: string;
  readonly action: AuditAction | null;
  /** Part of an instance id. */
  readonly instance: string;
  readonly outcome: AuditOutcome | null;
  /** Inclusive. */
  readonly from: number | null;
  /** Exclusive. */
  readonly until: number | null;
  /** Rows written before this one (older), or after it (newer); numbers of the chain. */
  readonly before: number | null;
  readonly after: number | null;
};

function sequence(text: string): number | null {
  const number = Number(text);
  return text !== "" && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** Reads search parameters. Whatever can't be understood is treated as absent, so no URL is an error. */
export function parseAuditFilter(raw: RawParams): AuditFilter {
  const before = sequence(firstParam(raw, "before"));
  return {
    actor: firstParam(raw, "actor"),
    action: oneOf(AUDIT_ACTIONS, firstParam(raw, "action")),
    instance: firstParam(raw, "instance"),
    outcome: oneOf(AUDIT_OUTCOMES, firstParam(raw, "outcome")),
    from: timeBound(firstParam(raw, "from"), false),
    until: timeBound(firstParam(raw, "to"), true),
    before,
    after: before === null ? sequence(firstParam(raw, "after")) : null,
  };
}

/** The shortest query string for a filter, without "?". */
export function auditFilterQuery(filter: AuditFilter): string {
  const query = new URLSearchParams();
  if (filter.actor !== "") query.set("actor", filter.actor);
  if (filter.action) query.set("action", filter.action);
  if (filter.instance !== "") query.set("instance", filter.instance);
  if (filter.outcome) query.set("outcome", filter.outcome);
  if (filter.from !== null) query.set("from", new Date(filter.from).toISOString());
  if (filter.until !== null) query.set("to", new Date(filter.until).toISOString());
  if (filter.before !== null) query.set("before", String(filter.before));
  if (filter.after !== null) query.set("after", String(filter.after));
  return query.toString();
}

/** Whether anything narrows the list (paging doesn't). */
export function isAuditFiltered(filter: AuditFilter): boolean {
  const { before: _before, after: _after, ...narrowing } = filter;
  return Object.values(narrowing).some((value) => value !== null && value !== "");
}
