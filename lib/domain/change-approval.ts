import type { ApprovalNeed } from "./approval-policy";
import type { SkipReason } from "./change-item";
import { type ChangeSchedule, latestStart } from "./change-schedule";
import type { ChangeSettings } from "./change-settings";

/** How long an approval may be given; afterwards what was reviewed is too old to be approved. Milliseconds. */
export const APPROVAL_LIFETIME_MILLIS = 24 * 60 * 60_000;

/** Until when a change may be approved: so long, but not beyond the moment at which it could still begin. Epoch milliseconds. */
export function approvalExpiresAt(askedAt: number, schedule: ChangeSchedule | null): number {
  const latest = schedule && latestStart(schedule);
  return Math.min(askedAt + APPROVAL_LIFETIME_MILLIS, latest ?? Number.POSITIVE_INFINITY);
}

/** `solo`: started without one by a person who works alone. */
export type ApprovalState = "open" | "approved" | "refused" | "withdrawn" | "expired" | "solo";

/** What differs in one instance from when the approval was asked for. */
export type ApprovalDifference = {
  readonly region: string;
  readonly instanceId: string;
  readonly name: string;
} & (
  | { readonly kind: "left_out"; readonly reason: SkipReason }
  | { readonly kind: "version"; readonly before: string; readonly now: string }
);

/** What a change that waits would do as of now: the review, for who decides. */
export type ApprovalReview = {
  readonly instances: number;
  /** Of those, what would be changed now; the rest would be skipped. */
  readonly eligible: number;
  readonly byRegion: readonly { readonly region: string; readonly count: number }[];
  readonly byVersion: readonly { readonly version: string; readonly count: number }[];
  /** The first of them; `different` is how many there are. */
  readonly differences: readonly ApprovalDifference[];
  readonly different: number;
  readonly settings: ChangeSettings | null;
  /** Whether the person who asked may still start changes; without that it can only be refused. */
  readonly askerMayStart: boolean;
  /** Whether there is anybody but them who may decide. */
  readonly anybodyMayDecide: boolean;
};

/** The approval of a change as its page shows it. Times ISO 8601 UTC. */
export type ChangeApproval = {
  readonly state: ApprovalState;
  readonly expiresAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** Why it was decided so, in the words of who decided; may be empty. */
  readonly reason: string;
  /** Names exactly the instances that it is about. */
  readonly fingerprint: string;
  /** What the reader is to it. */
  readonly reader: "asker" | "decider" | "other";
  /** Only while it is open. */
  readonly review: ApprovalReview | null;
};

/** What every page knows of approvals: for the reader's next change, and how many of others wait for them. */
export type ApprovalsAtAGlance = {
  /** Changes of more instances than this need one; null = none does. */
  readonly above: number | null;
  /** What such a change, started by the reader now, would meet. */
  readonly need: Exclude<ApprovalNeed, "none">;
  /** Whether somebody works alone here now. */
  readonly solo: boolean;
  /** Open approvals that the reader may decide. */
  readonly waiting: number;
};

/** Whether a change of so many instances, started by the reader now, needs an approval. The server decides again when it is recorded. */
export function needFor({ above, need }: ApprovalsAtAGlance, instances: number): ApprovalNeed {
  return above !== null && instances > above ? need : "none";
}

export const NO_APPROVALS_AT_A_GLANCE: ApprovalsAtAGlance = { above: null, need: "needed", solo: false, waiting: 0 };
