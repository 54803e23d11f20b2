import { CHANGE_ITEMS_MAX } from "./change-settings";

/** Which changes need the approval of a second person: none, those of more than so many instances, or any. */
export const APPROVAL_SCOPES = ["off", "large", "all"] as const;
export type ApprovalScope = (typeof APPROVAL_SCOPES)[number];

export type ApprovalPolicy = {
  readonly scope: ApprovalScope;
  /** With "large": changes of more instances than this need one. */
  readonly largerThan: number;
  /** Who works alone: their own changes need no approval for as long as nobody else may decide. null = nobody. */
  readonly soloUserId: string | null;
};

export const NO_APPROVALS: ApprovalPolicy = { scope: "off", largerThan: 10, soloUserId: null };

/** Bounds of `largerThan`. */
export const LARGER_THAN_MIN = 1;
export const LARGER_THAN_MAX = CHANGE_ITEMS_MAX - 1;

/** `nobody`: it needs an approval that nobody here could give, so it can't be started. */
export type ApprovalNeed = "none" | "needed" | "solo" | "nobody";

/**
 * Whether a change of so many instances, asked for by this person, needs an approval. `deciders`: everybody whose role may approve, the person
 * among them or not. Solo mode counts only for who set it, and not while a second one could decide.
 */
export function approvalNeed(
  policy: ApprovalPolicy,
  change: { readonly instances: number; readonly askedBy: string; readonly deciders: readonly string[] },
): ApprovalNeed {
  const { instances, ...people } = change;
  return instances <= reach(policy) ? "none" : needOfAny(policy, people);
}

/** The same for a change that is large enough to need one. */
export function needOfAny(
  policy: ApprovalPolicy,
  { askedBy, deciders }: { readonly askedBy: string; readonly deciders: readonly string[] },
): Exclude<ApprovalNeed, "none"> {
  if (deciders.some((decider) => decider !== askedBy)) return "needed";
  return policy.soloUserId === askedBy && deciders.includes(askedBy) ? "solo" : "nobody";
}

/** How many instances a change may have without an approval; infinity = as many as it likes. */
export function reach({ scope, largerThan }: ApprovalPolicy): number {
  if (scope === "off") return Number.POSITIVE_INFINITY;
  return scope === "large" ? largerThan : 0;
}

/** Whether a change of the setting lets anything pass that needed an approval before. */
export function isWeaker(before: ApprovalPolicy, after: ApprovalPolicy): boolean {
  const soloGained = after.soloUserId !== null && after.soloUserId !== before.soloUserId;
  return reach(after) > reach(before) || soloGained;
}

export function samePolicy(one: ApprovalPolicy, other: ApprovalPolicy): boolean {
  return one.scope === other.scope && one.largerThan === other.largerThan && one.soloUserId === other.soloUserId;
}

/** Reads a kept setting; null = never set. One that can't be understood asks for an approval of everything: it fails closed. */
export function parsePolicy(text: string | null): ApprovalPolicy {
  if (text === null) return NO_APPROVALS;
  const strict: ApprovalPolicy = { ...NO_APPROVALS, scope: "all" };
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return strict;
  }
  if (typeof kept !== "object" || kept === null) return strict;
  const { scope, largerThan, soloUserId } = kept as Readonly<Record<string, unknown>>;
  const known = APPROVAL_SCOPES.find((one) => one === scope);
  if (!known || typeof largerThan !== "number" || !(largerThan >= LARGER_THAN_MIN)) return strict;
  return { scope: known, largerThan, soloUserId: typeof soloUserId === "string" ? soloUserId : null };
}

/** The rule as the page of the setting shows it. `alone`: the reader is the only one who could decide. */
export type ApprovalPolicyPage = {
  readonly scope: ApprovalScope;
  readonly largerThan: number;
  readonly solo: boolean;
  readonly deciders: number;
  readonly alone: boolean;
};
