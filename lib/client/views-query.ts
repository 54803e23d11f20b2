import { queryOptions } from "@tanstack/react-query";
import type { ListViews } from "@/lib/domain/saved-view";
import { fetchJson } from "./fetch-json";

export const VIEWS_KEY = ["views"] as const;

/** Saved views and layout, the same for the server's prefetch and the browser; read anew when somebody comes back to the page. */
export const viewsQuery = queryOptions({
  queryKey: VIEWS_KEY,
  queryFn: ({ signal }) => fetchJson<ListViews>("/api/views", signal),
  refetchOnWindowFocus: "always",
  staleTime: 60_000,
});
