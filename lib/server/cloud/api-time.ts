import "server-only";

const MINUTE_MILLIS = 60_000;

/**
 * The instant of a time of the API such as "2026-03-29 13:40:56" (ExpiredTime, CreateTime), read `zoneMinutes` east of UTC. The API
 * does not name the zone (tencent-api.md), hence API_TIME_ZONE. Epoch milliseconds; null when it is no such time.
 */
export function parseApiTime(text: string | null, zoneMinutes: number): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(text ?? "");
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Date rolls "02-30" and "0000-00-00" over to another day instead of refusing them, so what it made is compared with what was read.
  const readBack = utc.toISOString().slice(0, 19).replace("T", " ");
  return readBack === text ? utc.getTime() - zoneMinutes * MINUTE_MILLIS : null;
}

/** MaintenanceStart and MaintenanceEnd arrive as "02:00:00" or "02:00"; shown as "02:00". Null when it is no time of day. */
export function parseTimeOfDay(text: string | null): string | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(text ?? "");
  return found ? `${found[1]}:${found[2]}` : null;
}
