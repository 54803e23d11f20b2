import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type ChangeFilter, changeFilterQuery } from "@/lib/domain/change-filter";
import type { ChangeDetail, ChangePage } from "@/lib/domain/change-page";
import { fetchJson } from "./fetch-json";
import { BUSY_POLL_MILLIS, IDLE_POLL_MILLIS } from "./polling";
import { readChange } from "./read-change";

/** Every query of changes: what to invalidate once one was started or sent again. */
export const CHANGES_KEY = ["changes"] as const;

/** The list of changes for one filter, the same for the server's prefetch and the browser. */
export function changesQuery(filter: ChangeFilter) {
  const query = changeFilterQuery(filter);
  return queryOptions({
    queryKey: [...CHANGES_KEY, "list", query],
    queryFn: ({ signal }) => fetchJson<ChangePage>(query === "" ? "/api/changes" : `/api/changes?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.rows.some((change) => change.endedAt === null) ? BUSY_POLL_MILLIS : IDLE_POLL_MILLIS,
    refetchOnWindowFocus: "always",
    staleTime: BUSY_POLL_MILLIS,
  });
}

/** One change with its instances; what changed is read every 2 s until it has ended. */
export function changeQuery(changeId: string) {
  const queryKey = [...CHANGES_KEY, "one", changeId];
  return queryOptions({
    queryKey,
    queryFn: ({ signal, client }) => readChange(changeId, client.getQueryData<ChangeDetail>(queryKey), signal),
    refetchInterval: ({ state }) => (state.data && state.data.endedAt !== null ? IDLE_POLL_MILLIS : BUSY_POLL_MILLIS),
    refetchOnWindowFocus: "always",
    staleTime: BUSY_POLL_MILLIS,
  });
}
