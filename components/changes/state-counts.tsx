"use client";
import { useTranslations } from "next-intl";
import { ITEM_STATES } from "@/lib/domain/change-item";
import type { ChangeSummary } from "@/lib/domain/change-page";

/** "3 succeeded, 1 needs attention": how many instances of a change are in each state. */
export function StateCountsText({
  counts,
  takenOver,
  endedOff,
}: Pick<ChangeSummary, "counts" | "takenOver" | "endedOff">) {
  const t = useTranslations("changes");
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 tabular-nums">
      {ITEM_STATES.map((state) => {
        const count = (counts[state] ?? 0) - (state === "needs_attention" ? takenOver : 0);
        if (count === 0) return null;
        const loud = state === "failed" ? "text-danger" : state === "needs_attention" ? "text-warning" : undefined;
        return (
          <li key={state} className={loud}>
            {t(`count.${state}`, { count })}
          </li>
        );
      })}
      {endedOff > 0 && <li className="font-medium text-danger">{t("count.ended_off", { count: endedOff })}</li>}
      {takenOver > 0 && <li>{t("count.taken_over", { count: takenOver })}</li>}
    </ul>
  );
}
