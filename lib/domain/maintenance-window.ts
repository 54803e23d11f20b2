const MINUTE_MILLIS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MILLIS = DAY_MINUTES * MINUTE_MILLIS;

/** An instance's daily maintenance window, "HH:MM" in the API's zone as DescribeDBInstances tells it; null = not told. */
export type MaintenanceTimes = { readonly start: string | null; readonly end: string | null };

/** A time in which something may start. Epoch milliseconds; it is open when `opensAt` is not in the future. */
export type Opening = { readonly opensAt: number; readonly closesAt: number };

/**
 * Nothing starts in a window of which less than this is left: a change counts as slow after 9 minutes (slow-change.ts), so what starts with
 * 10 minutes left has most likely ended, with its restarts, before the window has.
 */
export const WINDOW_NEED_MILLIS = 10 * MINUTE_MILLIS;

function minuteOfDay(text: string | null): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/**
 * The window in which something may start next: the one that is open with enough of it left, else the next. Null = no window is known: not
 * told, of no length, or too short for anything. A window may cross midnight (SetInstanceMaintenance makes none that does; others might).
 * The API does not name the zone of its times (tencent-api.md, a guess): `zoneMinutes` east of UTC is API_TIME_ZONE.
 */
export function openingAt(times: MaintenanceTimes, zoneMinutes: number, now: number): Opening | null {
  const start = minuteOfDay(times.start);
  const end = minuteOfDay(times.end);
  if (start === null || end === null) return null;
  const length = ((end - start + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MILLIS;
  if (length <= WINDOW_NEED_MILLIS) return null;
  const zone = zoneMinutes * MINUTE_MILLIS;
  const yesterday = Math.floor((now + zone) / DAY_MILLIS) * DAY_MILLIS - zone - DAY_MILLIS + start * MINUTE_MILLIS;
  const lateToday = now + WINDOW_NEED_MILLIS - length;
  // Whole days until the window of yesterday, today or tomorrow still has enough left.
  const opensAt = yesterday + Math.max(0, Math.floor((lateToday - yesterday) / DAY_MILLIS) + 1) * DAY_MILLIS;
  return { opensAt, closesAt: opensAt + length };
}

/** Until when something may start in the window that is open now (epoch milliseconds); null = none is open, or too little of it is left. */
export function openUntil(times: MaintenanceTimes, zoneMinutes: number, now: number): number | null {
  const opening = openingAt(times, zoneMinutes, now);
  return opening !== null && opening.opensAt <= now ? opening.closesAt - WINDOW_NEED_MILLIS : null;
}

/** Why an instance can't be changed in its own maintenance window; null = it can. `deadline` epoch milliseconds, null = none. */
export function windowProblem(
  times: MaintenanceTimes,
  zoneMinutes: number,
  deadline: number | null,
  now: number,
): "no_window" | "window_too_late" | null {
  const opening = openingAt(times, zoneMinutes, now);
  if (opening === null) return "no_window";
  return deadline !== null && opening.opensAt >= deadline ? "window_too_late" : null;
}
