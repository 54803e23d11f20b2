/** How long a change waits between looks, in milliseconds. Fewest reads, yet a person who watches learns the end within a few seconds. */
const LOOK_MIN_MILLIS = 2_000;
const LOOK_MAX_MILLIS = 10_000;

/** A look is aimed so long after the expected end: just before it would be one for nothing. */
const AIM_AFTER_END_MILLIS = 50;
const OVERDUE_MIN_MILLIS = 500;

/**
 * A tenth of the time since sending, between 2 s and 10 s: a flow of 30 s per node is looked at some 20 times. Where the last tasks took
 * `expectedMillis`, a look near that end is moved to it, and one that is overdue is looked at again soon.
 */
export function lookAgainAfter(sinceSentMillis: number, expectedMillis: number | null): number {
  const pace = Math.min(LOOK_MAX_MILLIS, Math.max(LOOK_MIN_MILLIS, Math.round(sinceSentMillis / 10)));
  if (expectedMillis === null || sinceSentMillis >= 2 * expectedMillis) return pace;
  const left = expectedMillis + AIM_AFTER_END_MILLIS - sinceSentMillis;
  if (left > 0) return left <= pace * 1.6 ? left : pace;
  return Math.min(pace, Math.max(OVERDUE_MIN_MILLIS, Math.round(expectedMillis / 10)));
}

const RETRY_MIN_MILLIS = 5_000;
const RETRY_MAX_MILLIS = 60_000;

/** Back-off of an item that surely was not applied (busy instance, quota, no connection): 5 s doubling to a minute. `attempts` counts from 1. */
export function tryAgainAfter(attempts: number): number {
  return Math.min(RETRY_MAX_MILLIS, RETRY_MIN_MILLIS * 2 ** Math.max(0, attempts - 1));
}

/** How long a busy instance is waited for before its item is given up as failed. */
export const BUSY_LIMIT_MILLIS = 30 * 60_000;

/** How long a cloud that can't be reached at all is tried before the item is given up as failed (nothing was sent). */
export const UNREACHABLE_LIMIT_MILLIS = 2 * 60_000;

/** After the call's own time-out: time for an answer under way to be written down before anybody reads. */
export const SEND_MARGIN_MILLIS = 2_000;

/** Facts read this recently need no second look before a change is sent. */
export const FRESH_ENOUGH_MILLIS = 15_000;
