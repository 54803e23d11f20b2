const UNITS = [
  { unit: "day", millis: 86_400_000 },
  { unit: "hour", millis: 3_600_000 },
  { unit: "minute", millis: 60_000 },
] as const;

const formats = new Map<string, Intl.RelativeTimeFormat>();

function formatFor(locale: string, numeric: "always" | "auto"): Intl.RelativeTimeFormat {
  const key = `${locale}|${numeric}`;
  const format = formats.get(key) ?? new Intl.RelativeTimeFormat(locale, { numeric });
  formats.set(key, format);
  return format;
}

/**
 * "in 12 days", "3 hours ago", in the largest whole unit that fits, rounded towards now, so that it never promises more time than there is.
 * Less than a minute either way is "now". Both instants are epoch milliseconds.
 */
export function relativeTime(locale: string, instant: number, now: number): string {
  if (!Number.isFinite(instant)) return "";
  const left = instant - now;
  const found = UNITS.find(({ millis }) => Math.abs(left) >= millis);
  const words = formatFor(locale, found ? "always" : "auto");
  return found ? words.format(Math.trunc(left / found.millis), found.unit) : words.format(0, "second");
}
