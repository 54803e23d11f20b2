"use client";
import { useTranslations } from "next-intl";
import { type KnownRegion, regionFallbackName } from "@/lib/domain/region";

/** A region's name in the reader's language, "Jakarta" for "ap-jakarta"; of its code where none is known. */
export function useRegionName(): (code: string) => string {
  const t = useTranslations("state.region");
  return (code) => {
    // The words say which regions have a name: the list of their codes need not come to the browser.
    const known = code as KnownRegion;
    return t.has(known) ? t(known) : regionFallbackName(code);
  };
}
