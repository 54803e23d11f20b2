const PRECISION = {
  date: { day: "numeric", month: "short", year: "numeric" },
  minute: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  },
  second: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant (epoch milliseconds) in words: "6 Dec 2026, 21:40 GMT+7". The zone is named whenever a time is shown but for `clock`,
 * which is for moments of today beside other times. English follows the day-month-year order that reads the same everywhere.
 */
export function absoluteTime(
  locale: string,
  instant: number,
  timeZone: string,
  precision: keyof typeof PRECISION,
): string {
  const key = `${locale}|${timeZone}|${precision}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...PRECISION[precision], timeZone });
    formats.set(key, format);
  }
  return Number.isFinite(instant) ? format.format(instant) : "";
}
