"use client";
import { useLocale, useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import type { Fleet } from "@/lib/client/fleet-query";
import { relativeTime } from "@/lib/client/relative-time";
import { useFleet } from "@/lib/client/use-fleet";
import { useNow } from "@/lib/client/use-now";
import { useSyncWords } from "@/lib/client/use-sync-words";

/** The state of the inventory in one line: counts while it is read, else what fails and when it was read last. */
export function SyncState({ initial }: { readonly initial: Fleet }) {
  const t = useTranslations("shell.sync");
  const words = useSyncWords();
  const locale = useLocale();
  const now = useNow("minute");
  const { fleet, listed } = useFleet(initial);
  const { sync, regions } = fleet;
  const failing = regions.filter(({ state }) => state === "failed").length;
  return (
    <div className="flex min-w-0 items-center gap-3 text-sm whitespace-nowrap text-muted">
      {failing > 0 && (
        <StateMark shape="triangle" tone="warning" className="max-sm:hidden">
          {t("failing", { count: failing })}
        </StateMark>
      )}
      {sync.state === "running" && !listed ? (
        <StateMark shape="arc" tone="info" className="truncate tabular-nums">
          {words(sync)}
        </StateMark>
      ) : (
        // Of one width, whatever it says: nothing beside it may move.
        <span className="min-w-40 truncate max-sm:hidden" suppressHydrationWarning>
          {sync.endedAt && t("checkedAt", { ago: relativeTime(locale, Date.parse(sync.endedAt), now) })}
        </span>
      )}
    </div>
  );
}
