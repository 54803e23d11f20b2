"use client";
import { useQuery } from "@tanstack/react-query";
import { viewsQuery } from "@/lib/client/views-query";
import { mentions, type PaletteGroup } from "./palette-entry";

/** The saved views that the reader has or is shown, each with whose it is. */
export function useViewEntries(sought: string): PaletteGroup {
  const { data, isError, isPending } = useQuery(viewsQuery);
  const entries = (data?.views ?? [])
    .filter(({ name, owner }) => mentions(sought, name, owner))
    .map(({ id, name, own, owner }) => ({
      id,
      label: name,
      detail: own ? undefined : owner,
      href: `/instances?view=${id}`,
    }));
  return { id: "views", state: isError ? "failed" : isPending ? "reading" : "read", entries };
}
