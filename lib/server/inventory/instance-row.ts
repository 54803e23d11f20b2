import "server-only";
import { certificateProblem } from "@/lib/domain/certificate-problem";
import { isOpen } from "@/lib/domain/change-item";
import { ineligibleBecause } from "@/lib/domain/eligibility";
import { type ExpiryMark, expiryMark } from "@/lib/domain/expiry-mark";
import { clusterType, instanceStatus } from "@/lib/domain/instance";
import type { InstanceChange, InstanceRow } from "@/lib/domain/instance-page";
import { mongoVersionText } from "@/lib/domain/mongo-version";
import { type SslTarget, sslTarget } from "@/lib/domain/ssl-state";
import type { InstanceTable } from "../db/schema";
import { isoTime, isoTimeOrNull } from "../iso-time";

/** What the list's columns of `instances` are; the wide ones (listing, search text) stay in the store. */
export const INSTANCE_ROW_COLUMNS = [
  "account_id",
  "region",
  "instance_id",
  "name",
  "mongo_version",
  "cluster_type_code",
  "status_code",
  "ssl_state",
  "certificate_expires_at",
  "reported_expires_at",
  "certificate_sha256",
  "certificate_problem",
  "listed_at",
  "ssl_checked_at",
  "ssl_attempted_at",
  "missing_since",
] as const satisfies readonly (keyof InstanceTable)[];

export type StoredRow = Pick<InstanceTable, (typeof INSTANCE_ROW_COLUMNS)[number]>;

/** The state that an instance's switch leads to. */
function switchTarget(row: Pick<InstanceTable, "ssl_state">): SslTarget {
  return sslTarget(row.ssl_state !== "enabled");
}

function rowExpiryMark(row: StoredRow): ExpiryMark {
  return expiryMark({
    problem: row.ssl_state === "enabled" ? certificateProblem(row.certificate_problem) : null,
    ownExpiresAt: row.certificate_sha256 === null ? null : row.certificate_expires_at,
    reportedExpiresAt: row.reported_expires_at,
  });
}

/** A stored instance as people see it, with its latest change and a rotation of it that left SSL off. */
export function toInstanceRow(
  row: StoredRow,
  change: InstanceChange | null,
  endedOff: InstanceRow["endedOff"],
): InstanceRow {
  const facts = {
    statusCode: row.status_code,
    mongoVersion: row.mongo_version,
    sslState: row.ssl_state,
    missing: row.missing_since !== null,
    inOpenChange: change !== null && isOpen(change.state),
  };
  return {
    accountId: row.account_id,
    region: row.region,
    instanceId: row.instance_id,
    name: row.name,
    mongoVersion: mongoVersionText(row.mongo_version),
    clusterType: clusterType(row.cluster_type_code),
    status: instanceStatus(row.status_code),
    sslState: row.ssl_state,
    certificateExpiresAt: isoTimeOrNull(row.certificate_expires_at),
    expiryMark: rowExpiryMark(row),
    change,
    endedOff,
    listedAt: isoTime(row.listed_at),
    sslCheckedAt: isoTimeOrNull(row.ssl_checked_at),
    missingSince: isoTimeOrNull(row.missing_since),
    ineligible: ineligibleBecause(facts, switchTarget(row)),
  };
}
