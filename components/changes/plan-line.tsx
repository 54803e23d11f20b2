"use client";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeSummary } from "@/lib/domain/change-page";

/** The plan of a change in a line of the list: when it starts, its deadline, or that its time went by. */
export function PlanLine({ change }: { readonly change: ChangeSummary }) {
  const t = useTranslations("changes.plan");
  const { begunAt, deadlineAt, endedAt, endReason, nextOpensAt, startKind, startsAt } = change;
  const timed = (at: string) => ({ when: () => <TimeText key="when" at={at} show="absolute" /> });
  if (endReason === "missed" || endReason === "deadline")
    return (
      <p className="text-sm text-warning">
        {t(endReason === "missed" ? "missed" : "ended", { count: change.counts.cancelled ?? 0 })}
      </p>
    );
  if (endedAt !== null) return null;
  return (
    <div className="text-sm text-muted empty:hidden">
      {startsAt && begunAt === null && <p>{t.rich("starts", timed(startsAt))}</p>}
      {startKind === "window" && <p>{nextOpensAt ? t.rich("windowsNext", timed(nextOpensAt)) : t("windows")}</p>}
      {deadlineAt && <p>{t.rich("until", timed(deadlineAt))}</p>}
    </div>
  );
}
