import type { ChangeDetail, ChangeDetailRow } from "./change-page";
import { csvCell } from "./csv-cell";
import type { ReportFormat } from "./report-format";

/** Name of a column -> its value: what is one instance's. Names of times carry their zone. */
function itemColumns(change: ChangeDetail, item: ChangeDetailRow) {
  return {
    region: item.region,
    instance_id: item.instanceId,
    name: item.name,
    state: item.state,
    skip_reason: item.skipReason,
    ssl_before: item.seenState,
    asked_at_utc: change.createdAt,
    state_since_utc: item.stateSince,
    ended_at_utc: item.endedAt,
    off_at_utc: item.offStep?.at ?? null,
    off_flow_id: item.offStep?.flowId ?? null,
    off_request_id: item.offStep?.requestId ?? null,
    flow_id: item.flowId,
    request_id: item.requestId,
    error_code: item.errorCode,
    error_message: item.errorMessage,
    sent_again_in: item.retriedBy,
    taken_over_by: item.takenOver?.by ?? null,
    taken_over_at_utc: item.takenOver?.at ?? null,
    taken_over_reason: item.takenOver?.reason ?? null,
    ended_with_ssl_off: change.target === "rotate" ? (item.endedOff ? "yes" : "no") : null,
    left_off_by: item.leftOff?.by ?? null,
    left_off_at_utc: item.leftOff?.at ?? null,
    left_off_reason: item.leftOff?.reason ?? null,
  };
}

/** A whole row of a table, with what is the change's. */
function reportRow(change: ChangeDetail, item: ChangeDetailRow) {
  return {
    change_id: change.id,
    target: change.target,
    asked_by: change.by,
    reason: change.reason,
    ...itemColumns(change, item),
    approval: change.approval?.state ?? null,
    approval_decided_by: change.approval?.decidedBy ?? null,
    approval_reason: change.approval?.reason ?? null,
    starts_at_utc: change.startsAt,
    deadline_at_utc: change.deadlineAt,
    end_reason: change.endReason,
  };
}

/** The report of a change as a file: one row per instance, times ISO 8601 UTC. The CSV begins with a byte order mark, so that spreadsheets read names as UTF-8. */
export function changeReport(change: ChangeDetail, format: ReportFormat): string {
  if (format === "json") {
    const {
      rows: _rows,
      history: _history,
      first: _first,
      asOf,
      cursor: _cursor,
      pauseReason: _pause,
      nextOpensAt: _next,
      stopped: _stopped,
      approval,
      ...summary
    } = change;
    const items = change.rows.map((item) => itemColumns(change, item));
    const decided = approval && {
      state: approval.state,
      decidedBy: approval.decidedBy,
      decidedAt: approval.decidedAt,
      reason: approval.reason,
    };
    return `${JSON.stringify({ ...summary, approval: decided, timeZone: "UTC", reportedAt: asOf, instances: items }, null, 2)}\n`;
  }
  const rows = change.rows.map((item) => reportRow(change, item));
  const [first] = rows;
  const lines = first ? [Object.keys(first), ...rows.map((row) => Object.values(row))] : [];
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}
