import { NO_APPROVALS_AT_A_GLANCE } from "@/lib/domain/change-approval";
import type { InstanceChange, InstancePage, InstanceRow } from "@/lib/domain/instance-page";

/** A row for tests: running, disabled, without a change. */
export function testRow(patch: Partial<InstanceRow> = {}): InstanceRow {
  return {
    accountId: "default",
    region: "ap-jakarta",
    instanceId: "cmgo-aaaa1111",
    name: "orders",
    mongoVersion: "4.4",
    clusterType: "replica_set",
    status: "running",
    sslState: "disabled",
    certificateExpiresAt: null,
    expiryMark: null,
    change: null,
    endedOff: null,
    listedAt: "2026-01-01T00:00:00.000Z",
    sslCheckedAt: "2026-01-01T00:00:00.000Z",
    missingSince: null,
    ineligible: null,
    ...patch,
  };
}

export function testChange(patch: Partial<InstanceChange> = {}): InstanceChange {
  return {
    changeId: "c1",
    itemId: "i1",
    state: "applying",
    target: "enabled",
    since: "2026-01-01T00:00:00.000Z",
    stateSince: "2026-01-01T00:00:00.000Z",
    by: "Sari",
    waitsForApproval: false,
    retryUntil: null,
    answerLost: false,
    slow: false,
    errorCode: null,
    errorMessage: null,
    advice: null,
    requestId: null,
    ...patch,
  };
}

export function testPage(rows: readonly InstanceRow[], sync: InstancePage["sync"]["state"] = "idle"): InstancePage {
  return {
    rows,
    total: rows.length,
    known: rows.length,
    regions: [],
    sync: {
      state: sync,
      listed: 0,
      checked: 0,
      failed: 0,
      total: 0,
      listing: 0,
      expectedEndAt: null,
      startedAt: null,
      endedAt: null,
    },
    approvals: NO_APPROVALS_AT_A_GLANCE,
  };
}
