import "server-only";
import type { Selectable } from "kysely";
import { parsePolicy } from "@/lib/domain/approval-policy";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES } from "@/lib/domain/audit-event";
import type { AuditRow } from "@/lib/domain/audit-page";
import { isRole } from "@/lib/domain/permission";
import { oneOf } from "@/lib/domain/search-params";
import { CHANGE_TARGETS } from "@/lib/domain/ssl-state";
import type { AuditEventTable } from "../db/schema";

/** What a stored event says besides its columns. A row must stay readable whatever an older or newer version wrote. */
function detailOf(json: string): { readonly [name: string]: unknown } {
  try {
    const detail: unknown = JSON.parse(json);
    return typeof detail === "object" && detail !== null ? { ...detail } : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A stored event as people see it. */
export function auditRow(stored: Selectable<AuditEventTable>): AuditRow {
  const detail = detailOf(stored.detail);
  return {
    seq: stored.seq,
    id: stored.id,
    at: new Date(stored.at).toISOString(),
    actor: stored.actor_name,
    actorRole: isRole(stored.actor_role) || stored.actor_role === "program" ? stored.actor_role : null,
    clientAddress: stored.client_address,
    action: oneOf(AUDIT_ACTIONS, stored.action),
    actionText: stored.action,
    outcome: oneOf(AUDIT_OUTCOMES, stored.outcome),
    outcomeText: stored.outcome,
    region: stored.region,
    instanceId: stored.instance_id,
    target: oneOf(CHANGE_TARGETS, stored.target ?? ""),
    reason: stored.reason,
    code: stored.code,
    apiRequestId: stored.api_request_id,
    changeId: text(detail.changeId),
    rotationId: text(detail.rotationId),
    email: text(detail.email),
    role: text(detail.role),
    viewName: text(detail.viewId) && text(detail.name),
    policy:
      detail.before && detail.after
        ? { before: parsePolicy(JSON.stringify(detail.before)), after: parsePolicy(JSON.stringify(detail.after)) }
        : null,
    budget:
      typeof detail.budgetBefore === "number" && typeof detail.budgetAfter === "number"
        ? { before: detail.budgetBefore, after: detail.budgetAfter }
        : null,
    format: text(detail.format),
    count: typeof detail.count === "number" && text(detail.format) ? detail.count : null,
  };
}
