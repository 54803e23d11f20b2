"use client";
import { useLocale } from "next-intl";
import { absoluteTime } from "@/lib/client/absolute-time";
import { relativeTime } from "@/lib/client/relative-time";
import { useNow } from "@/lib/client/use-now";
import { useTimeZone } from "@/lib/client/use-time-zone";

type TimeTextProps = {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** both = "in 12 days · 6 Dec 2026, 21:40 GMT+7"; date leaves the time out; relative alone only where nobody must act on it. */
  readonly show?: "both" | "absolute" | "relative" | "date" | undefined;
  readonly className?: string | undefined;
};

/** An instant in the reader's zone with the zone named; UTC on hover. */
export function TimeText({ at, show = "both", className }: TimeTextProps) {
  const locale = useLocale();
  const zone = useTimeZone();
  const now = useNow("minute");
  const instant = Date.parse(at);
  const relative = relativeTime(locale, instant, now);
  const text =
    show === "relative" ? relative : absoluteTime(locale, instant, zone, show === "date" ? "date" : "minute");
  return (
    // Server and browser may know different names for a zone; the instant itself is the same.
    <time
      dateTime={at}
      title={absoluteTime(locale, instant, "UTC", "second")}
      className={className}
      suppressHydrationWarning
    >
      {show === "both" ? `${relative} · ${text}` : text}
    </time>
  );
}
