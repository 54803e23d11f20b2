"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { FLEET_KEY, type Fleet } from "@/lib/client/fleet-query";
import { instancesQuery } from "@/lib/client/instances-query";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";

type Shown = { readonly page: InstancePage; readonly readAt: number };

/** The list for a filter. When it can't be read, the last page that could be is still there, with its time. */
export function useInstances(filter: InstanceFilter) {
  const query = useQuery(instancesQuery(filter));
  const client = useQueryClient();
  const { data, dataUpdatedAt, isPlaceholderData } = query;
  const [shown, setShown] = useState<Shown | null>(data ? { page: data, readAt: dataUpdatedAt } : null);
  // The page of a filter before keeps its own time.
  if (data && !isPlaceholderData && (shown?.page !== data || shown.readAt !== dataUpdatedAt))
    setShown({ page: data, readAt: dataUpdatedAt });
  const page = data ?? shown?.page;

  useEffect(() => {
    if (!page) return;
    const { sync, regions, approvals } = page;
    client.setQueryData<Fleet>(FLEET_KEY, { sync, regions, approvals });
  }, [client, page]);

  return {
    page,
    readAt: shown?.readAt ?? null,
    error: query.error,
    // Asked for only where it is shown: each begin and end of a read would draw the screen anew, and a key may be waiting.
    fetching: query.error !== null && query.isFetching,
    behind: isPlaceholderData,
    refetch: () => void query.refetch(),
  };
}
