import type { AdviceKey } from "./api-error";
import type { ApprovalsAtAGlance } from "./change-approval";
import type { ItemState, SkipReason } from "./change-item";
import type { ExpiryMark } from "./expiry-mark";
import type { ClusterType, InstanceStatus } from "./instance";
import type { RegionState } from "./region";
import { aimOf, type RotationStep } from "./rotation";
import type { FoundElsewhere } from "./search-marks";
import type { ChangeTarget, SslState, SslTarget } from "./ssl-state";

/** The latest change of an instance as the list shows it: open, or ended in a way that a person should see. Times ISO 8601 UTC. */
export type InstanceChange = {
  readonly changeId: string;
  readonly itemId: string;
  readonly state: ItemState;
  /** Of its present call. */
  readonly target: SslTarget;
  /** Undefined = it is no rotation. */
  readonly step?: RotationStep;
  readonly since: string;
  readonly stateSince: string;
  readonly by: string;
  /** True until a second person has approved it: nothing is sent before. */
  readonly waitsForApproval: boolean;
  /** Set when a busy instance makes the item wait: tried again until then. */
  readonly retryUntil: string | null;
  /** True when no answer came back and the outcome is being read. */
  readonly answerLost: boolean;
  readonly slow: boolean;
  /** It is held by a change that is yet to start: at this time, or (null) in the instance's maintenance window. Undefined = it waits for neither. */
  readonly planned?: { readonly at: string | null };
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly advice: AdviceKey | null;
  readonly requestId: string | null;
};

/** What the whole of an instance's change aims at. */
export function aimOfChange({ target, step }: Pick<InstanceChange, "target" | "step">): ChangeTarget {
  return aimOf({ target, step: step ?? null });
}

/** A row of GET /api/instances (screen contract). Times ISO 8601 UTC, null = not known. */
export type InstanceRow = {
  readonly accountId: string;
  readonly region: string;
  readonly instanceId: string;
  readonly name: string;
  readonly mongoVersion: string;
  readonly clusterType: ClusterType;
  readonly status: InstanceStatus;
  readonly sslState: SslState;
  /** The certificate's own notAfter once it is known, else what the API reported. */
  readonly certificateExpiresAt: string | null;
  readonly expiryMark: ExpiryMark;
  readonly change: InstanceChange | null;
  /** A rotation that ended with SSL off, which nobody has settled. `since`: when SSL was first seen off, null = not known. */
  readonly endedOff: { readonly changeId: string; readonly itemId: string; readonly since: string | null } | null;
  readonly listedAt: string | null;
  readonly sslCheckedAt: string | null;
  readonly missingSince: string | null;
  /** Why SSL can't be switched to the other state now; null = it can. The permission of the reader is not part of it. */
  readonly ineligible: SkipReason | null;
  /** Where a search was found that neither id nor name holds; absent = they hold all of it, or nothing is searched. */
  readonly found?: readonly FoundElsewhere[];
};

export type RegionSummary = {
  readonly region: string;
  readonly state: RegionState;
  readonly error: {
    readonly code: string | null;
    readonly message: string;
    readonly advice: AdviceKey;
    readonly since: string;
  } | null;
  readonly syncedAt: string | null;
};

/** How far the reading of the fleet is, or was when it ended. Times ISO 8601 UTC. */
export type SyncProgress = {
  readonly state: "running" | "idle";
  readonly listed: number;
  /** Of those: SSL states that are not due to be read. */
  readonly checked: number;
  /** Of those: SSL states that could not be read this time. */
  readonly failed: number;
  /** The least there are while `listing` is not 0. */
  readonly total: number;
  /** Regions whose lists are not read to their end. */
  readonly listing: number;
  /** About when the rest will have been read; null = nobody can tell. */
  readonly expectedEndAt: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
};

/** The answer of GET /api/instances. */
export type InstancePage = {
  readonly rows: readonly InstanceRow[];
  readonly total: number;
  /** Instances known at all, whatever the filter: tells "nothing yet" from "nothing matches". */
  readonly known: number;
  readonly regions: readonly RegionSummary[];
  readonly sync: SyncProgress;
  readonly approvals: ApprovalsAtAGlance;
};
