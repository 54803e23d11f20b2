"use client";
import { useLocale } from "next-intl";
import { absoluteTime } from "@/lib/client/absolute-time";
import { relativeTime } from "@/lib/client/relative-time";
import { useNow } from "@/lib/client/use-now";
import { useTimeZone } from "@/lib/client/use-time-zone";

type InstantProps = {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly className?: string | undefined;
};

type TimeTextProps = InstantProps & {
  /** both = "in 12 days · 6 Dec 2026, 21:40 GMT+7"; date leaves the time out; relative alone only where nobody must act on it. */
  readonly show?: "both" | "absolute" | "relative" | "date" | undefined;
};

/** An instant in the reader's zone with the zone named; UTC on hover. */
export function TimeText({ show = "both", ...instant }: TimeTextProps) {
  if (show === "both" || show === "relative") return <MovingTime {...instant} withTime={show === "both"} />;
  return <FixedTime {...instant} precision={show === "date" ? "date" : "minute"} />;
}

/** Never drawn again as time goes by: there may be thousands on a page. */
function FixedTime({ precision, ...instant }: InstantProps & { readonly precision: "date" | "minute" }) {
  const text = absoluteTime(useLocale(), Date.parse(instant.at), useTimeZone(), precision);
  return <Instant {...instant} text={text} />;
}

function MovingTime({ withTime, ...instant }: InstantProps & { readonly withTime: boolean }) {
  const locale = useLocale();
  const zone = useTimeZone();
  const now = useNow("minute");
  const at = Date.parse(instant.at);
  const relative = relativeTime(locale, at, now);
  return (
    <Instant {...instant} text={withTime ? `${relative} · ${absoluteTime(locale, at, zone, "minute")}` : relative} />
  );
}

function Instant({ at, className, text }: InstantProps & { readonly text: string }) {
  return (
    // Server and browser may know different names for a zone; the instant itself is the same.
    <time
      dateTime={at}
      title={absoluteTime(useLocale(), Date.parse(at), "UTC", "second")}
      className={className}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
