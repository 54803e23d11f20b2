import "server-only";

/** A list asks for the same times again and again (when a page of instances was listed, each poll), and writing one costs as much as reading a row. */
const written = new Map<number, string>();
const WRITTEN_MAX = 5_000;

/** Epoch milliseconds as ISO 8601 UTC, the form of every time that leaves the server. */
export function isoTime(millis: number): string {
  const known = written.get(millis);
  if (known !== undefined) return known;
  const text = new Date(millis).toISOString();
  if (written.size >= WRITTEN_MAX) written.clear();
  written.set(millis, text);
  return text;
}

export function isoTimeOrNull(millis: number | null): string | null {
  return millis === null ? null : isoTime(millis);
}
