import { queryOptions } from "@tanstack/react-query";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { isUnderWay } from "@/lib/domain/under-way";
import { fetchJson } from "./fetch-json";
import { BUSY_POLL_MILLIS, IDLE_POLL_MILLIS } from "./polling";

/** Every query of single instances: what to invalidate once a change was started. */
export const INSTANCE_KEY = ["instance"] as const;

/** One instance, the same for the server's prefetch and the browser; read again every 2 s while a change is under way. */
export function instanceQuery(name: { readonly region: string; readonly instanceId: string }) {
  return queryOptions({
    queryKey: [...INSTANCE_KEY, name.region, name.instanceId],
    queryFn: ({ signal }) =>
      fetchJson<InstanceDetail>(
        `/api/instances/${encodeURIComponent(name.region)}/${encodeURIComponent(name.instanceId)}`,
        signal,
      ),
    refetchInterval: ({ state }) => {
      const change = state.data?.row.change;
      return change && isUnderWay(change) ? BUSY_POLL_MILLIS : IDLE_POLL_MILLIS;
    },
    refetchOnWindowFocus: "always",
    staleTime: BUSY_POLL_MILLIS,
  });
}
