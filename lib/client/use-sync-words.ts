"use client";
import { useLocale, useTranslations } from "next-intl";
import type { SyncProgress } from "@/lib/domain/instance-page";
import { absoluteTime } from "./absolute-time";
import { useTimeZone } from "./use-time-zone";

/** Further away than this, the time alone may be that of another day. */
const CLOCK_IS_ENOUGH_MILLIS = 12 * 60 * 60 * 1000;

/** "Looking for instances: 120 found", then "412 of at least 600 SSL states read", then "… of 10,000 …; the rest by about 18:42". */
export function useSyncWords(): (sync: SyncProgress) => string {
  const t = useTranslations("shell.sync");
  const locale = useLocale();
  const zone = useTimeZone();
  const progress = ({ total, listed, checked, listing, expectedEndAt, startedAt }: SyncProgress) => {
    if (total === 0) return t("listing", { listed });
    if (listing > 0) return t("checkingAtLeast", { checked, total });
    if (expectedEndAt === null) return t("checking", { checked, total });
    const end = Date.parse(expectedEndAt);
    const soon = end - Date.parse(startedAt ?? "") < CLOCK_IS_ENOUGH_MILLIS;
    return t("checkingUntil", { checked, total, time: absoluteTime(locale, end, zone, soon ? "clock" : "minute") });
  };
  return (sync) => (sync.failed > 0 ? t("withFailed", { words: progress(sync), failed: sync.failed }) : progress(sync));
}
