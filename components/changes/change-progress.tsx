"use client";
import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { StatusText } from "@/components/ui/status-text";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeSummary } from "@/lib/domain/change-page";
import { StateCountsText } from "./state-counts";

/** How many instances of a change have settled, as a bar and in words; the words are read out as they change. */
export function ChangeProgress({ change }: { readonly change: ChangeSummary }) {
  const t = useTranslations("changes");
  const { endedAt, items, settled } = change;
  const text = t("settled", { settled, items });
  return (
    <div className="flex max-w-2xl flex-col gap-2 px-4">
      <Progress label={t("progress")} value={settled} max={items} text={text} />
      <StatusText className="flex flex-wrap gap-x-4 gap-y-1">
        <span className="font-medium text-strong tabular-nums">{text}</span>
        <StateCountsText counts={change.counts} takenOver={change.takenOver} endedOff={change.endedOff} />
      </StatusText>
      <p className="text-sm text-muted">
        {endedAt === null
          ? t("following")
          : t.rich("endedAt", { when: () => <TimeText key="when" at={endedAt} show="absolute" /> })}
      </p>
    </div>
  );
}
