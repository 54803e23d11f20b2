"use client";
import { useTranslations } from "next-intl";
import { KNOWN_REGIONS, regionFallbackName } from "@/lib/domain/region";

/** A region's name in the reader's language, "Jakarta" for "ap-jakarta"; of its code where none is known. */
export function useRegionName(): (code: string) => string {
  const t = useTranslations("state.region");
  return (code) => {
    const known = KNOWN_REGIONS.find((one) => one === code);
    return known ? t(known) : regionFallbackName(code);
  };
}
