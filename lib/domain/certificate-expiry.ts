const DAY_MILLIS = 86_400_000;

/** Tencent warns 30, 15 and 3 days before a CA certificate expires; the console's steps are the same. */
const EXPIRY_NOTICE_DAYS = 30;
const EXPIRY_WARNING_DAYS = 15;
const EXPIRY_DANGER_DAYS = 3;

export type ExpiryLevel = "none" | "fine" | "notice" | "warning" | "danger" | "expired";

/** How urgent an expiry is. Both times are epoch milliseconds; null = no expiry known. */
export function expiryLevel(expiresAt: number | null, now: number): ExpiryLevel {
  if (expiresAt === null) return "none";
  const left = expiresAt - now;
  if (left <= 0) return "expired";
  if (left <= EXPIRY_DANGER_DAYS * DAY_MILLIS) return "danger";
  if (left <= EXPIRY_WARNING_DAYS * DAY_MILLIS) return "warning";
  if (left <= EXPIRY_NOTICE_DAYS * DAY_MILLIS) return "notice";
  return "fine";
}

/**
 * Whole days until (positive) or since (negative) an instant, rounded towards now, so that "in 12 days" never promises more than there is.
 * Both times are epoch milliseconds.
 */
export function daysUntil(expiresAt: number, now: number): number {
  // `|| 0` makes -0 a plain 0.
  return Math.trunc((expiresAt - now) / DAY_MILLIS) || 0;
}

/**
 * The filter "Expiry": expired, or expiring within N days (expired ones included would hide what can still be saved, so they are not); `unreadable` = the
 * certificate could not be read, whatever the API says of its expiry.
 */
export const EXPIRY_FILTERS = ["expired", "3", "15", "30", "90", "none", "unreadable"] as const;
export type ExpiryFilter = (typeof EXPIRY_FILTERS)[number];

/** The filter as a half-open range of instants [from, until), epoch milliseconds; null = no expiry known. */
export function expiryRange(
  filter: Exclude<ExpiryFilter, "unreadable">,
  now: number,
): { from: number; until: number } | null {
  if (filter === "none") return null;
  if (filter === "expired") return { from: Number.MIN_SAFE_INTEGER, until: now };
  return { from: now, until: now + Number(filter) * DAY_MILLIS + 1 };
}
