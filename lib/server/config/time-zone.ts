import "server-only";

/** "+08:00" → 480, "-03:30" → -210, "Z" → 0: minutes east of UTC. Null = not an offset that exists (±14:00 is the widest in use). */
export function timeZoneMinutes(text: string): number | null {
  if (text === "Z") return 0;
  const match = /^([+-])(\d{2}):([0-5]\d)$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60) return null;
  return match[1] === "-" ? 0 - minutes : minutes;
}
