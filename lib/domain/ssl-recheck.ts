import type { SslState } from "./ssl-state";

const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** How much longer than SYNC_INTERVAL_SECONDS a state may stand that only a change can move: one that began since shows in the list first. */
const SETTLED_INTERVALS = 6;
/** What the version does not support moves with an upgrade, which the list tells; looked at once a day at the default interval. */
const UNSUPPORTED_INTERVALS = 144;
/** So close to its expiry, before or after, a certificate is about to be renewed. */
const NEAR_EXPIRY_MILLIS = 30 * DAY_MILLIS;

/** What was seen last of an instance's SSL. Epoch milliseconds. `failed` = it could not be read, and the state is an older one. */
export type LastSeen = {
  readonly attemptedAt: number;
  readonly state: SslState;
  readonly failed: boolean;
  readonly expiresAt: number | null;
};

/** When the steady re-check reads an instance's SSL again, epoch milliseconds. What moved in the list is due at once, whatever this says. */
export function sslDueAt({ attemptedAt, state, failed, expiresAt }: LastSeen, intervalMillis: number): number {
  const soon = attemptedAt + intervalMillis;
  if (failed || state === "unknown") return soon;
  if (state === "unsupported") return attemptedAt + UNSUPPORTED_INTERVALS * intervalMillis;
  const settled = attemptedAt + SETTLED_INTERVALS * intervalMillis;
  if (expiresAt === null) return settled;
  const near = Math.max(soon, expiresAt - NEAR_EXPIRY_MILLIS);
  return near <= expiresAt + NEAR_EXPIRY_MILLIS ? Math.min(settled, near) : settled;
}
