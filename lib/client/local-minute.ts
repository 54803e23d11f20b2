const MINUTE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** The instant of a time ("2026-12-06T21:40", as a datetime-local input holds it) in the browser's own zone. Null = it is no time. Epoch milliseconds. */
export function instantOfMinute(text: string): number | null {
  const found = MINUTE.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const at = new Date(year, month - 1, day, hour, minute);
  // Date rolls "02-30" over to another day; an hour that a clock change skips becomes the one after it, and the dialog says which.
  return at.getMonth() === month - 1 && at.getDate() === day ? at.getTime() : null;
}
