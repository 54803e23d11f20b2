import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type AuditFilter, auditFilterQuery } from "@/lib/domain/audit-filter";
import type { AuditPage } from "@/lib/domain/audit-page";
import { fetchJson } from "./fetch-json";
import { BUSY_POLL_MILLIS, IDLE_POLL_MILLIS } from "./polling";

/** The audit for one filter, the same for the server's prefetch and the browser. */
export function auditQuery(filter: AuditFilter) {
  const query = auditFilterQuery(filter);
  return queryOptions({
    queryKey: ["audit", query],
    queryFn: ({ signal }) => fetchJson<AuditPage>(query === "" ? "/api/audit" : `/api/audit?${query}`, signal),
    placeholderData: keepPreviousData,
    // Pages that lie behind do not change: the audit is only appended to.
    refetchInterval: filter.before === null && filter.after === null ? IDLE_POLL_MILLIS : false,
    refetchOnWindowFocus: "always",
    staleTime: BUSY_POLL_MILLIS,
  });
}
