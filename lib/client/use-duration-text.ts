"use client";
import { useTranslations } from "next-intl";

/** Words for a length of time in milliseconds: "1 min 20 s", "25 min", "2 h 5 min". */
export function useDurationText(): (millis: number) => string {
  const t = useTranslations("common.duration");
  return (millis) => {
    const total = Math.max(0, Math.floor(millis / 1000));
    const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60), total % 60];
    if (hours > 0) return t("hours", { hours, minutes: minutes % 60 });
    return minutes > 0 ? t("minutes", { minutes, seconds }) : t("seconds", { seconds });
  };
}
