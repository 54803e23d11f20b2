"use client";
import { useQuery } from "@tanstack/react-query";
import { DEFAULT_LAYOUT } from "@/lib/domain/list-layout";
import type { ListViews } from "@/lib/domain/saved-view";
import { viewsQuery } from "./views-query";

const NOTHING_SAVED: ListViews = { views: [], defaultViewId: null, layout: DEFAULT_LAYOUT };

/** Saved views and layout of the reader; the page brings them along. */
export function useListViews(): ListViews {
  return useQuery(viewsQuery).data ?? NOTHING_SAVED;
}
