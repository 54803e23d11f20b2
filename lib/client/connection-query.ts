import { queryOptions } from "@tanstack/react-query";
import type { ConnectionAddresses } from "@/lib/domain/connection-address";
import { fetchJson } from "./fetch-json";

const FRESH_MILLIS = 5 * 60_000;

/** Where clients of an instance connect: asked of the cloud when somebody looks, seldom again. */
export function connectionQuery({ region, instanceId }: { readonly region: string; readonly instanceId: string }) {
  return queryOptions({
    queryKey: ["connection", region, instanceId],
    queryFn: ({ signal }) =>
      fetchJson<ConnectionAddresses>(
        `/api/instances/${encodeURIComponent(region)}/${encodeURIComponent(instanceId)}/connection`,
        signal,
      ),
    staleTime: FRESH_MILLIS,
  });
}
