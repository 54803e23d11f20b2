"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFilterWords } from "@/components/instances/use-filter-words";
import { onDemand } from "@/components/ui/on-demand";
import { StatusText } from "@/components/ui/status-text";
import { isFiltered } from "@/lib/domain/instance-filter";
import { LOCKED_NOTE_ID } from "./select-checkbox";
import type { Selection } from "./use-selection";

const SelectionActions = onDemand(async () => (await import("./selection-actions")).SelectionActions);

/** What is selected and what can be done with it. It lies over the foot of the page, so that no row moves when the first one is ticked; app/globals.css makes room below. */
export function SelectionBar({ selection }: { readonly selection: Selection }) {
  const t = useTranslations("bulk");
  const filterWords = useFilterWords();
  const { chosen, count, elsewhere, locked } = selection;
  const some = count > 0;
  const [ever, setEver] = useState(some);
  if (some && !ever) setEver(true);
  return (
    <div
      data-selection-bar={some || undefined}
      className={clsx(
        some &&
          "fixed inset-x-0 bottom-(--foot) z-20 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-overlay px-4 py-2.5 md:left-20",
      )}
    >
      <StatusText className="min-w-0">
        {some && (
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
        )}
      </StatusText>
      {/* It stays for the review that it has opened. */}
      {ever && <SelectionActions selection={selection} />}
    </div>
  );
}
