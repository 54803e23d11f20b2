import "server-only";
import type { ActionFailure } from "@/lib/domain/refusal";

const STATUS: Record<ActionFailure["code"], number> = {
  signed_out: 401,
  not_permitted: 403,
  not_found: 404,
  link_invalid: 404,
  invalid_input: 400,
  weak_password: 400,
  wrong_credentials: 401,
  conflict: 409,
  ineligible: 409,
  in_another_change: 409,
  outdated: 409,
  last_admin: 409,
  proof_impossible: 409,
  nothing_to_rotate: 409,
  already_member: 409,
  view_name: 400,
  view_name_taken: 409,
  too_many_views: 409,
  selection_changed: 409,
  too_many: 400,
  no_certificates: 404,
  nothing_eligible: 409,
  schedule_past: 400,
  schedule_too_far: 400,
  deadline_before_start: 400,
  window_never_opens: 409,
  approval_changed: 409,
  nobody_to_approve: 409,
  awaits_approval: 409,
  own_change: 403,
  already_decided: 409,
  approval_expired: 409,
  asker_gone: 409,
  not_alone: 409,
  too_many_attempts: 429,
  store_unavailable: 503,
  cloud_unavailable: 503,
  unexpected: 500,
};

/** The HTTP status of a failure on a route. */
export function failureStatus(code: ActionFailure["code"]): number {
  return STATUS[code];
}
