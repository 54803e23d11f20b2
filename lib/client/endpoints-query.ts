import { queryOptions } from "@tanstack/react-query";
import type { CallEndpoints } from "@/lib/domain/cloud-call";
import { fetchJson } from "./fetch-json";

/** Where the calls of the console go; it stays the same while the console runs. */
export const endpointsQuery = queryOptions({
  queryKey: ["endpoints"],
  queryFn: ({ signal }) => fetchJson<CallEndpoints>("/api/endpoints", signal),
  staleTime: Number.POSITIVE_INFINITY,
});
