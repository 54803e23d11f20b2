"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReadFailure } from "@/components/ui/read-failure";
import { TimeText } from "@/components/ui/time-text";
import { syncUsageQuery } from "@/lib/client/sync-usage-query";
import type { SyncUsage } from "@/lib/domain/sync-budget";
import { UsageTable } from "./usage-table";

/** What waits to be read, and the calls of the last minute. */
export function UsagePanel({ initial }: { readonly initial: SyncUsage }) {
  const t = useTranslations("settings.sync");
  const query = useQuery(syncUsageQuery(initial));
  const { due, dueSince, usage, usedAt, quota } = query.data;
  return (
    <>
      <ReadFailure query={query} title={t("unread")} body="" stale={(when) => t.rich("stale", { when: () => when })} />
      <p className="text-base">
        {due === 0
          ? t("nothingDue")
          : dueSince
            ? t.rich("dueSince", { count: due, time: () => <TimeText at={dueSince} /> })
            : t("due", { count: due })}
      </p>
      {usage.length === 0 ? (
        <p className="text-base text-muted">{t("noCalls")}</p>
      ) : (
        <UsageTable usage={usage} quota={quota} />
      )}
      {usedAt && <p className="text-sm text-muted">{t.rich("usedAt", { time: () => <TimeText at={usedAt} /> })}</p>}
    </>
  );
}
