"use client";
import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import { absoluteTime } from "@/lib/client/absolute-time";
import { relativeTime } from "@/lib/client/relative-time";
import { useNow } from "@/lib/client/use-now";
import { useTimeZone } from "@/lib/client/use-time-zone";
import { type ExpiryLevel, expiryLevel } from "@/lib/domain/certificate-expiry";
import { useDensity } from "./density-context";

const LOOKS: Partial<Record<ExpiryLevel, { readonly shape: Shape; readonly tone: Tone }>> = {
  notice: { shape: "clock", tone: "info" },
  warning: { shape: "clock", tone: "warning" },
  danger: { shape: "triangle", tone: "danger" },
  expired: { shape: "octagon", tone: "danger" },
};

/** When a certificate expires (ISO 8601 UTC): "in 12 days" with its urgency as shape and colour, over the date in the reader's zone; side by side and without the time in compact rows. */
export function ExpiryTime({ at }: { readonly at: string }) {
  const t = useTranslations("state");
  const locale = useLocale();
  const zone = useTimeZone();
  const compact = useDensity() === "compact";
  const now = useNow("minute");
  const instant = Date.parse(at);
  const level = expiryLevel(instant, now);
  const ago = relativeTime(locale, instant, now);
  const words = level === "expired" ? t("expired", { ago }) : ago;
  const look = LOOKS[level];
  return (
    <time
      dateTime={at}
      title={absoluteTime(locale, instant, "UTC", "second")}
      className={clsx(
        "flex flex-wrap items-center gap-x-2 tabular-nums compact:inline",
        !compact && "lg:flex-col lg:items-stretch",
      )}
      suppressHydrationWarning
    >
      {look ? <StateMark {...look}>{words}</StateMark> : <span className="text-strong">{words}</span>}
      <span className="text-sm text-muted compact:ml-2">
        {absoluteTime(locale, instant, zone, compact ? "date" : "minute")}
      </span>
    </time>
  );
}
