import { queryOptions } from "@tanstack/react-query";
import type { SyncUsage } from "@/lib/domain/sync-budget";
import { fetchJson } from "./fetch-json";

/** As often as the leader writes its counts down. */
const POLL_MILLIS = 5_000;

/** The re-check's budget and what was called of late, kept up to date while it is looked at. */
export function syncUsageQuery(initial: SyncUsage) {
  return queryOptions({
    queryKey: ["sync-usage"],
    queryFn: ({ signal }) => fetchJson<SyncUsage>("/api/sync", signal),
    initialData: initial,
    refetchInterval: POLL_MILLIS,
    refetchOnWindowFocus: "always",
    staleTime: POLL_MILLIS,
  });
}
