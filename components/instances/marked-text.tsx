"use client";
import { createContext, useContext } from "react";
import { markedParts } from "@/lib/domain/search-marks";

/** The words of the search whose rows are on screen. */
export const SearchTerms = createContext<readonly string[]>([]);

/** A text of a row with what the search found in it marked. */
export function MarkedText({ text }: { readonly text: string }) {
  const terms = useContext(SearchTerms);
  if (terms.length === 0) return text;
  return markedParts(text, terms).map((part, index) =>
    part.marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
      <mark key={index} className="rounded-xs bg-warning-soft text-strong underline decoration-warning decoration-2">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
