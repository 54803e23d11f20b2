import type { RotationCloser, RotationSkip } from "./rotation-checklist";
import type { SslState } from "./ssl-state";
import type { ProofVerdict } from "./tls-proof";

/** How an instance of a rotation stands (messages: `rotations.itemState.<state>`). */
export type RotationItemState =
  | "skipped"
  | "proven"
  | "closed"
  | "cancelled"
  | "missing"
  | "ssl_off"
  | "switching"
  | "unreadable"
  | "old_again"
  | "new_ca"
  | "unchanged"
  | "looking"
  | "waiting";

/** What is known of it. Times epoch milliseconds. */
export type RotationItemFacts = {
  readonly skip: RotationSkip | null;
  readonly closedBy: RotationCloser | null;
  readonly missing: boolean;
  readonly sslState: SslState;
  /** SSL is being switched. */
  readonly switching: boolean;
  /** The certificate can't be read now. */
  readonly unreadable: boolean;
  readonly oldSha256: string | null;
  readonly newSha256: string | null;
  /** The CA that the instance has now; null = it is not known. */
  readonly presentSha256: string | null;
  /** When a person said it was rotated, or when SSL was switched on anew; null = not yet. */
  readonly rotatedAt: number | null;
  readonly oldLastSeenAt: number | null;
};

const CLOSED = { proof: "proven", person: "closed", cancelled: "cancelled" } as const;

/** The state of an instance in a rotation: what ended it first, then what stands in the way, then how far it is. */
export function rotationItemState(facts: RotationItemFacts): RotationItemState {
  if (facts.skip !== null) return "skipped";
  if (facts.closedBy !== null) return CLOSED[facts.closedBy];
  if (facts.missing) return "missing";
  if (facts.switching) return "switching";
  if (facts.sslState === "disabled" || facts.sslState === "unsupported") return "ssl_off";
  if (facts.newSha256 !== null) return facts.presentSha256 === facts.oldSha256 ? "old_again" : "new_ca";
  if (facts.unreadable) return "unreadable";
  if (facts.rotatedAt === null) return "waiting";
  const seenSince = facts.oldLastSeenAt !== null && facts.oldLastSeenAt >= facts.rotatedAt;
  return seenSince && facts.presentSha256 === facts.oldSha256 ? "unchanged" : "looking";
}

/** Whether a CA that was just seen at an instance is its new one: neither the old one nor the one that is known as the new one already. */
export function isNewCa(
  item: { readonly oldSha256: string; readonly newSha256: string | null },
  seen: string,
): boolean {
  return seen !== item.oldSha256 && seen !== item.newSha256;
}

type Proof = { readonly caSha256: string; readonly at: number; readonly verdict: ProofVerdict };

/** Whether a proof closes an item by itself: every node is proven, against the new CA, after that was seen. Times epoch milliseconds. */
export function isClosedBy(
  item: { readonly newSha256: string | null; readonly newSeenAt: number | null },
  proof: Proof,
): boolean {
  return (
    item.newSha256 === proof.caSha256 &&
    item.newSeenAt !== null &&
    proof.at >= item.newSeenAt &&
    proof.verdict === "proven"
  );
}

type SkipFacts = {
  readonly missing: boolean;
  readonly sslState: SslState;
  readonly unreadable: boolean;
  readonly caSha256: string | null;
  readonly inRotation: boolean;
};

/** Why an instance can't be rotated; null = it can. */
export function rotationSkip(facts: SkipFacts): RotationSkip | null {
  if (facts.missing) return "missing";
  if (facts.sslState === "unsupported") return "unsupported";
  if (facts.sslState === "disabled") return "ssl_off";
  if (facts.sslState === "unknown") return "state_unknown";
  if (facts.inRotation) return "in_rotation";
  if (facts.caSha256 !== null) return null;
  return facts.unreadable ? "unreadable" : "not_read";
}
