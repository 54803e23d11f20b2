import type { CertificateDetails, CertificateInBrief } from "./certificate-details";
import type { ChangeItemView } from "./change-page";
import type { InstanceRow, RegionSummary } from "./instance-page";
import type { EarlierProof, TlsProof } from "./tls-proof";

/** An entry of an instance's history: the item, and why it was asked for. */
export type InstanceHistoryEntry = ChangeItemView & { readonly reason: string };

/** How many changes of an instance its page shows. */
export const HISTORY_LENGTH = 50;

/** Everything known of one instance. Times ISO 8601 UTC, null or empty = the API did not tell. */
export type InstanceDetail = {
  /** The same row as in the list: name, state, change in flight. */
  readonly row: InstanceRow;
  readonly instanceType: InstanceType;
  readonly addresses: readonly string[];
  readonly port: number | null;
  readonly projectId: string | null;
  readonly zone: string | null;
  readonly vpcId: string | null;
  readonly subnetId: string | null;
  readonly nodeCount: number | null;
  readonly shardCount: number | null;
  readonly memoryMegabytes: number | null;
  readonly volumeMegabytes: number | null;
  readonly createdAt: string | null;
  /** "HH:MM" in the API's time zone. */
  readonly maintenanceStart: string | null;
  readonly maintenanceEnd: string | null;
  /** Minutes east of UTC. */
  readonly apiTimeZoneMinutes: number;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly firstSeenAt: string;
  readonly reportedExpiresAt: string | null;
  /** Why the SSL state can't be told, or is unsupported. */
  readonly sslError: { readonly code: string | null; readonly message: string | null } | null;
  readonly regionSummary: RegionSummary | null;
  /** From the certificate itself; null while it is not known. */
  readonly certificate: CertificateDetails | null;
  /** The CA before the present one, as long as clients may still need it: not expired. */
  readonly previousCertificate: CertificateInBrief | null;
  /** The open rotation that it is in; null = none. */
  readonly rotationId: string | null;
  /** The last one; null = never proven. */
  readonly proof: TlsProof | null;
  /** Set when `proof` reached no node: the last one that did, if any. */
  readonly earlierProof: EarlierProof | null;
  /** Newest first; the newest HISTORY_LENGTH. */
  readonly history: readonly InstanceHistoryEntry[];
};

/** DescribeDBInstances.InstanceType: 1 formal, 2 temporary, 3 read-only, 4 standby (disaster recovery). */
export type InstanceType = "formal" | "temporary" | "read_only" | "standby" | "unknown";

export function instanceType(code: number | null): InstanceType {
  switch (code) {
    case 1:
      return "formal";
    case 2:
      return "temporary";
    case 3:
      return "read_only";
    case 4:
      return "standby";
    default:
      return "unknown";
  }
}
