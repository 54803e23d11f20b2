"use client";
import { useTranslations } from "next-intl";
import { useFilterWords } from "@/components/instances/use-filter-words";
import { isFiltered } from "@/lib/domain/instance-filter";
import { LOCKED_NOTE_ID } from "./select-checkbox";
import type { Selection } from "./use-selection";

/** How many instances are selected, how many of them are elsewhere, and by which filter. */
export function SelectionSummary({ selection }: { readonly selection: Selection }) {
  const t = useTranslations("bulk");
  const filterWords = useFilterWords();
  const { chosen, count, elsewhere, locked } = selection;
  return (
    <>
      <span className="font-medium text-strong tabular-nums">{t("selected", { count })}</span>
      {elsewhere > 0 && <span>, {t("elsewhere", { count: elsewhere })}</span>}
      {chosen.kind === "filter" && (
        <span className="block [overflow-wrap:anywhere]">
          {isFiltered(chosen.filter)
            ? t("matching.filter", { filters: filterWords(chosen.filter) })
            : t("matching.all")}{" "}
          {locked && <span id={LOCKED_NOTE_ID}>{t("locked")}</span>}
        </span>
      )}
    </>
  );
}
