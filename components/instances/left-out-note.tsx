"use client";
import { useTranslations } from "next-intl";
import type { FilterName } from "@/lib/domain/filter-values";
import { SEARCH_MAX_LENGTH } from "@/lib/domain/search-text";

type LeftOutNoteProps = { readonly filters: readonly FilterName[]; readonly searchCut: boolean };

/** What of the address the list does not follow, so that nobody takes it for the whole answer. */
export function LeftOutNote({ filters, searchCut }: LeftOutNoteProps) {
  const t = useTranslations("instances");
  return (
    <p className="px-4 pb-3 text-sm text-warning">
      {filters.length > 0 && t("leftOut.values", { filters: filters.map((name) => t(`filter.${name}`)).join(", ") })}{" "}
      {searchCut && t("leftOut.search", { max: SEARCH_MAX_LENGTH })}
    </p>
  );
}
