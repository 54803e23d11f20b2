import { queryOptions } from "@tanstack/react-query";
import type { InstancePage } from "@/lib/domain/instance-page";
import { fetchJson } from "./fetch-json";

/** What every page's frame tells of the fleet. */
export type Fleet = Pick<InstancePage, "sync" | "regions" | "approvals">;

export const FLEET_KEY = ["fleet"] as const;
const POLL_MILLIS = 60_000;

export async function readFleet({ signal }: { readonly signal: AbortSignal }): Promise<Fleet> {
  const { sync, regions, approvals } = await fetchJson<InstancePage>("/api/instances?pageSize=25", signal);
  return { sync, regions, approvals };
}

/** The fleet's state for pages that don't list instances; the list puts its own, newer one in the same place. */
export function fleetQuery(initial: Fleet, poll: boolean) {
  return queryOptions({
    queryKey: FLEET_KEY,
    queryFn: readFleet,
    initialData: initial,
    staleTime: POLL_MILLIS,
    refetchInterval: poll ? POLL_MILLIS : false,
    enabled: poll,
  });
}
