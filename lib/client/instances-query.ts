import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type InstanceFilter, instanceFilterQuery } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";
import { isUnderWay } from "@/lib/domain/under-way";
import { fetchJson } from "./fetch-json";
import { BUSY_POLL_MILLIS, FIRST_POLL_MILLIS, IDLE_POLL_MILLIS } from "./polling";

/** Every query of the list, whatever its filter: what to invalidate once something was changed. */
export const INSTANCES_KEY = ["instances"] as const;

/** How soon to read again: soon while something moves, a sync or a change of a shown row. */
export function pollMillis(page: InstancePage | undefined): number {
  if (!page) return IDLE_POLL_MILLIS;
  const awaitsFirst = page.known === 0 && page.sync.endedAt === null;
  if (awaitsFirst) return FIRST_POLL_MILLIS;
  const moving = page.sync.state === "running" || page.rows.some(({ change }) => isUnderWay(change));
  return moving ? BUSY_POLL_MILLIS : IDLE_POLL_MILLIS;
}

/** The list for one filter, the same for the server's prefetch and the browser. Old rows stay while new ones are on their way. */
export function instancesQuery(filter: InstanceFilter) {
  const query = instanceFilterQuery(filter);
  return queryOptions({
    queryKey: [...INSTANCES_KEY, query],
    queryFn: ({ signal }) =>
      fetchJson<InstancePage>(query === "" ? "/api/instances" : `/api/instances?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pollMillis(state.data),
    refetchOnWindowFocus: "always",
    staleTime: BUSY_POLL_MILLIS,
  });
}
