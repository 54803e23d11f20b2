const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day ("2026-11-24", as a date input holds it) of an instant in a time zone. Epoch milliseconds. */
export function dayOf(instant: number, timeZone: string): string {
  // This English writes dates in the order of ISO 8601.
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    instant,
  );
}

/**
 * The first instant of a day in the browser's own zone, or with `offset` 1 of the day after it; null when the text is no day.
 * Days of 23 or 25 hours are what they are. Epoch milliseconds.
 */
export function startOfDay(day: string, offset: 0 | 1 = 0): number | null {
  const found = DAY.exec(day);
  if (!found) return null;
  const at = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + offset).getTime();
  return Number.isFinite(at) ? at : null;
}
