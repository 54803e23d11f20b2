import "server-only";

/** Epoch milliseconds as ISO 8601 UTC, the form of every time that leaves the server. */
export function isoTime(millis: number): string {
  return new Date(millis).toISOString();
}

export function isoTimeOrNull(millis: number | null): string | null {
  return millis === null ? null : isoTime(millis);
}
