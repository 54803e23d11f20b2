import type { ApprovalNeed } from "./approval-policy";
import type { PastDurations } from "./change-estimate";
import type { SkipReason } from "./change-item";
import type { EndpointHosts } from "./change-preview";
import type { InstanceFilter } from "./instance-filter";
import type { RegionSummary } from "./instance-page";
import type { MaintenanceTimes } from "./maintenance-window";
import type { ChangeTarget, SslState } from "./ssl-state";

/** What a person selected: rows by name, or everything that a filter matches at the time of the review. */
export type ChangeSelection =
  | { readonly kind: "keys"; readonly keys: readonly { readonly region: string; readonly instanceId: string }[] }
  | { readonly kind: "filter"; readonly filter: InstanceFilter };

export type ReviewedInstance = {
  readonly region: string;
  readonly instanceId: string;
  readonly name: string;
  readonly mongoVersion: string;
  readonly sslState: SslState;
  readonly maintenance: MaintenanceTimes;
};

/** What would happen, as of now: who is changed, who is left out and why. */
export type ChangeReview = {
  readonly target: ChangeTarget;
  readonly eligible: readonly ReviewedInstance[];
  readonly skipped: readonly (ReviewedInstance & { readonly reason: SkipReason })[];
  /** Selected, but not known to the console. */
  readonly unknown: readonly { readonly region: string; readonly instanceId: string }[];
  readonly byRegion: readonly { readonly region: string; readonly count: number }[];
  readonly byVersion: readonly { readonly version: string; readonly count: number }[];
  /** Names exactly this outcome: a start with another one is refused and reviewed again. */
  readonly fingerprint: string;
};

/** The review as its dialog shows it: with where the calls would go, in which zone windows are read, whether it needs an approval, and why regions are left out. */
export type ShownReview = ChangeReview & {
  readonly past: PastDurations;
  readonly hosts: EndpointHosts;
  /** Minutes east of UTC in which maintenance windows are read. */
  readonly apiTimeZoneMinutes: number;
  readonly approval: ApprovalNeed;
  /** The regions of what is left out since its region could not be read: since when, and by which error. */
  readonly failing: readonly RegionSummary[];
};
