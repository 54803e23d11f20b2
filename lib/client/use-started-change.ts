"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import type { ChangeDelta } from "@/lib/domain/change-page";
import { fetchJson } from "./fetch-json";

const TRIES = 3;
const PAUSE_MILLIS = 2_000;

/**
 * After a lost answer: looks whether the change of this intent was recorded all the same, and tells so. Returns whether it still looks; what
 * was not found in a few seconds may be started again with the same intent.
 */
export function useStartedChange(intentId: string, lost: boolean, onFound: (changeId: string) => void): boolean {
  const { data, isLoading } = useQuery({
    queryKey: ["started", intentId],
    // Only whether it is there: few of its rows.
    queryFn: ({ signal }) => fetchJson<ChangeDelta>(`/api/changes/${intentId}?since=${Date.now()}`, signal),
    enabled: lost,
    retry: TRIES,
    retryDelay: PAUSE_MILLIS,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const changeId = data?.head?.id;
  const found = useEffectEvent(onFound);
  useEffect(() => {
    if (changeId) found(changeId);
  }, [changeId]);
  return lost && (isLoading || changeId !== undefined);
}
