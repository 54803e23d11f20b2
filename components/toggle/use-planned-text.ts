"use client";
import { useLocale, useTranslations } from "next-intl";
import { absoluteTime } from "@/lib/client/absolute-time";
import { useTimeZone } from "@/lib/client/use-time-zone";
import { aimOfChange, type InstanceChange } from "@/lib/domain/instance-page";

/** Says which planned change holds an instance, and until when; null for one that waits for no time and no window. */
export function usePlannedText(): (change: InstanceChange) => string | null {
  const t = useTranslations("toggle.planned");
  const locale = useLocale();
  const zone = useTimeZone();
  return (change) => {
    const { planned, by } = change;
    if (planned === undefined) return null;
    const target = aimOfChange(change);
    if (planned.at === null) return t(`window.${target}`, { by });
    return t(`at.${target}`, { by, time: absoluteTime(locale, Date.parse(planned.at), zone, "minute") });
  };
}
