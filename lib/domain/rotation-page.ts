import type { CertificateProblem } from "./certificate-problem";
import type { RotationCloser, RotationSkip, RotationState } from "./rotation-checklist";
import type { RotationItemState } from "./rotation-item";
import type { RotationTick } from "./rotation-tick";
import type { ProofVerdict } from "./tls-proof";

/** How many of a rotation's instances the list names. */
export const NAMED_IN_ROTATION = 3;

/** A rotation as the list shows it. Times ISO 8601 UTC. */
export type RotationSummary = {
  readonly id: string;
  readonly state: RotationState;
  /** "" = none given. */
  readonly reason: string;
  /** The search parameters of the list's filter that it was opened for; null = for chosen instances. */
  readonly filter: string | null;
  readonly by: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** Who cancelled it; null = it is open, or ended with its last instance. */
  readonly endedBy: string | null;
  /** Why it was cancelled. */
  readonly endReason: string;
  /** Instances that take part. */
  readonly items: number;
  readonly closed: number;
  readonly skipped: number;
  /** The first of its instances. */
  readonly first: readonly { readonly instanceId: string; readonly name: string }[];
  /** When the first CA of those still open expires; null = none is open. */
  readonly nextExpiresAt: string | null;
};

/** The answer of GET /api/rotations: the open ones first, each group the newest first. `more`: older ended ones are not among them. */
export type RotationPage = { readonly rows: readonly RotationSummary[]; readonly more: boolean };

export type RotationCa = {
  readonly sha256: string;
  readonly notAfter: string;
  /** When this instance was first seen with it. */
  readonly firstSeenAt: string | null;
};

/** One instance of a rotation. */
export type RotationItem = {
  readonly id: string;
  readonly region: string;
  readonly instanceId: string;
  readonly name: string;
  readonly state: RotationItemState;
  readonly skip: RotationSkip | null;
  readonly oldCa: RotationCa | null;
  readonly newCa: RotationCa | null;
  /** Why the certificate can't be read now. */
  readonly problem: CertificateProblem | null;
  /** The last proof since the new CA was seen. */
  readonly proof: { readonly verdict: ProofVerdict; readonly at: string } | null;
  readonly closed: {
    readonly by: RotationCloser;
    readonly name: string | null;
    readonly at: string;
    readonly reason: string;
  } | null;
};

/** The answer of GET /api/rotations/<id>. */
export type RotationDetail = RotationSummary & {
  /** Those that take part first. */
  readonly rows: readonly RotationItem[];
  /** The oldest first. */
  readonly ticks: readonly RotationTick[];
  /** The CA of one of its open instances is about to be read. */
  readonly reading: boolean;
  /** Where Tencent's own console lists the instances. */
  readonly consoleUrl: string;
};

/** Whether something of it moves by itself now: it is read often then. */
export function isRotationMoving({
  state,
  rows,
  reading,
}: Pick<RotationDetail, "state" | "rows" | "reading">): boolean {
  return state === "open" && (reading || rows.some((row) => row.state === "looking" || row.state === "switching"));
}

/** The form of a rotation's id; what has another form is no id, and nothing is asked of the store. */
export function isRotationId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}
