/** Tencent's own tools give a change nine minutes; after that it is called slow, never failed. */
export const SLOW_AFTER_MILLIS = 9 * 60_000;

/** Both times are epoch milliseconds; a change that was not sent yet is not slow. */
export function isSlow(sentAt: number | null, now: number): boolean {
  return sentAt !== null && now - sentAt > SLOW_AFTER_MILLIS;
}
