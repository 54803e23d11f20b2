"use client";
import { useTranslations } from "next-intl";
import { useNow } from "@/lib/client/use-now";

/** The time since an instant (ISO 8601), ticking: "1 min 20 s". Not read out: it would never stop. */
export function Elapsed({ since }: { readonly since: string }) {
  const t = useTranslations("common.duration");
  const total = Math.max(0, Math.floor((useNow("second") - Date.parse(since)) / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60), total % 60];
  const text =
    hours > 0
      ? t("hours", { hours, minutes: minutes % 60 })
      : minutes > 0
        ? t("minutes", { minutes, seconds })
        : t("seconds", { seconds });
  return (
    <span className="tabular-nums" suppressHydrationWarning>
      {text}
    </span>
  );
}
