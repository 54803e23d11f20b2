const OFFSET_MILLIS = 8 * 60 * 60 * 1000;

/** Epoch milliseconds as the API writes times: `YYYY-MM-DD HH:mm:ss` in +08:00, without a zone. */
export function beijingTime(at: number): string {
  return new Date(at + OFFSET_MILLIS).toISOString().slice(0, 19).replace("T", " ");
}
