"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import {
  changedFilter,
  type InstanceFilter,
  instanceFilterQuery,
  parseInstanceFilter,
} from "@/lib/domain/instance-filter";
import { rawParams } from "@/lib/domain/search-params";

type Change = (patch: Partial<InstanceFilter>, history?: "push" | "replace") => void;

/**
 * The list's filter, kept in the URL and nowhere else: a filtered list is a link, and back and forward restore it. History is written without asking the server; Next keeps useSearchParams in step.
 */
export function useInstanceFilter(): [InstanceFilter, Change] {
  const params = useSearchParams();
  const filter = useMemo(() => parseInstanceFilter(rawParams(params)), [params]);
  const change = useCallback<Change>((patch, history = "push") => {
    // Read at the time of the change: two quick changes must not undo each other.
    const now = parseInstanceFilter(rawParams(new URLSearchParams(window.location.search)));
    const query = instanceFilterQuery(changedFilter(now, patch));
    if (query === instanceFilterQuery(now)) return;
    const url = query === "" ? window.location.pathname : `?${query}`;
    if (history === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }, []);
  return [filter, change];
}
