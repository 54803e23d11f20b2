import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditAction, type AuditOutcome } from "./audit-event";
import { firstParam, oneOf, type RawParams } from "./search-params";

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

const DAY_MILLIS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/**
 * A bound in time: an instant in UTC as it is, or a day (read in UTC) as its first instant, for `to` as the instant after its last.
 * The page itself writes instants, so that a link shows the same rows to readers in other zones.
 */
function bound(text: string, endOfDay: boolean): number | null {
  const isDay = DAY.test(text);
  if (!isDay && !INSTANT.test(text)) return null;
  const at = Date.parse(text);
  if (!Number.isFinite(at)) return null;
  // Date.parse turns 31 February into March: a day that does not exist is no bound.
  if (new Date(at).toISOString().slice(0, 10) !== text.slice(0, 10)) return null;
  return isDay && endOfDay ? at + DAY_MILLIS : at;
}

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
    from: bound(firstParam(raw, "from"), false),
    until: bound(firstParam(raw, "to"), true),
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
