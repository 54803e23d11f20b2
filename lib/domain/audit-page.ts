import type { ApprovalPolicy } from "./approval-policy";
import type { AuditAction, AuditOutcome } from "./audit-event";
import type { Role } from "./permission";
import type { ChangeTarget } from "./ssl-state";

/** One line of the audit as people see it. Times ISO 8601 UTC. */
export type AuditRow = {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  /** null: nobody signed in, or a role that this version does not know. */
  readonly actorRole: Role | "program" | null;
  readonly clientAddress: string | null;
  /** null: an action that this version does not know; `actionText` tells. */
  readonly action: AuditAction | null;
  readonly actionText: string;
  readonly outcome: AuditOutcome | null;
  readonly outcomeText: string;
  readonly region: string | null;
  readonly instanceId: string | null;
  readonly target: ChangeTarget | null;
  readonly reason: string | null;
  readonly code: string | null;
  readonly apiRequestId: string | null;
  readonly changeId: string | null;
  readonly rotationId: string | null;
  /** Whom a member event is about. */
  readonly email: string | null;
  readonly role: string | null;
  /** Of the saved view that it is about. */
  readonly viewName: string | null;
  /** The rule for approvals before and after an event that changed it. */
  readonly policy: { readonly before: ApprovalPolicy; readonly after: ApprovalPolicy } | null;
  /** The budget of the re-check before and after an event that set it, calls a minute. */
  readonly budget: { readonly before: number; readonly after: number } | null;
  /** Of a downloaded file, and of how many instances when it was of several. */
  readonly format: string | null;
  readonly count: number | null;
};

/** The answer of GET /api/audit. Cursors are numbers of the chain; null = no more rows on that side. */
export type AuditPage = {
  readonly rows: readonly AuditRow[];
  readonly older: number | null;
  readonly newer: number | null;
};
