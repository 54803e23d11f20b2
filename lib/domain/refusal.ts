/**
 * Why the console refuses what a person asked: expected control flow, told in the person's words (messages: `refusal.<code>`).
 * Anything else that goes wrong is "unexpected" and shows an event id only.
 */
export const REFUSAL_CODES = [
  "signed_out",
  "not_permitted",
  "not_found",
  "invalid_input",
  "conflict",
  "ineligible",
  "in_another_change",
  "store_unavailable",
  "cloud_unavailable",
  "outdated",
  "too_many_attempts",
  "wrong_credentials",
  "link_invalid",
  "last_admin",
  "already_member",
  "selection_changed",
  "too_many",
  "no_certificates",
  "nothing_eligible",
  "schedule_past",
  "schedule_too_far",
  "deadline_before_start",
  "window_never_opens",
  "approval_changed",
  "nobody_to_approve",
  "awaits_approval",
  "own_change",
  "already_decided",
  "approval_expired",
  "asker_gone",
  "not_alone",
  "weak_password",
  "proof_impossible",
  "nothing_to_rotate",
  "view_name",
  "view_name_taken",
  "too_many_views",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type RefusalParams = Readonly<Record<string, string | number>>;

// Next bundles pages, routes and instrumentation apart, each with its own copy of this class: what they share is this mark.
const MARK = Symbol.for("mongodb-ssl-console.refusal");

export class Refusal extends Error {
  /** `instanceof` is true for a Refusal of any copy, such as one that the store of another bundle throws. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && MARK in value;
  }

  readonly [MARK] = true;
  readonly code: RefusalCode;
  readonly params: RefusalParams;

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super(`refused: ${code}`);
    this.name = "Refusal";
    this.code = code;
    this.params = params;
  }
}

/** What reaches the browser of something that went wrong. */
export type ActionFailure = { readonly code: RefusalCode | "unexpected"; readonly params: RefusalParams };
