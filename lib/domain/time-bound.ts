const DAY_MILLIS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/**
 * A bound in time, epoch milliseconds: an instant in UTC as it is, or a day (read in UTC) as its first instant, for `endOfDay` as the instant
 * after its last; null when it is neither. Pages write instants, so that a link shows the same rows to readers in other zones.
 */
export function timeBound(text: string, endOfDay: boolean): number | null {
  const isDay = DAY.test(text);
  if (!isDay && !INSTANT.test(text)) return null;
  const at = Date.parse(text);
  if (!Number.isFinite(at)) return null;
  // Date.parse turns 31 February into March: a day that does not exist is no bound.
  if (new Date(at).toISOString().slice(0, 10) !== text.slice(0, 10)) return null;
  return isDay && endOfDay ? at + DAY_MILLIS : at;
}
