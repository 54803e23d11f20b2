"use client";
import { useSearchParams } from "next/navigation";
import { partsNotRead } from "@/lib/domain/instance-filter";
import { rawParams } from "@/lib/domain/search-params";

/** What of the page's address the list does not follow; null = it follows all of it. */
export function useFilterNotes() {
  const notes = partsNotRead(rawParams(useSearchParams()));
  return notes.filters.length > 0 || notes.searchCut ? notes : null;
}
