import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Facets, matchQuery } from "@/lib/domain/facets";
import type { FilterName } from "@/lib/domain/filter-values";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { fetchJson } from "./fetch-json";
import { BUSY_POLL_MILLIS } from "./polling";

/** The values of some filters with their numbers, given all the others; read again as often as the list itself. */
export function facetsQuery(filter: InstanceFilter, names: readonly FilterName[], everyMillis: number) {
  const asked = names.map((name) => `facet=${name}`).join("&");
  const query = `${asked}&${matchQuery(filter)}`;
  return queryOptions({
    queryKey: ["facets", query],
    queryFn: ({ signal }) => fetchJson<Facets>(`/api/instances/facets?${query}`, signal),
    enabled: names.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: everyMillis,
    staleTime: BUSY_POLL_MILLIS,
  });
}
