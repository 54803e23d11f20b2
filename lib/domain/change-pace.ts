/** How long a change waits between looks, in milliseconds. Fewest reads, yet a person who watches learns the end within a few seconds. */
const LOOK_MIN_MILLIS = 2_000;
const LOOK_MAX_MILLIS = 10_000;

/** A tenth of the time since sending, between 2 s and 10 s: a flow of 30 s per node is looked at some 20 times. */
export function lookAgainAfter(sinceSentMillis: number): number {
  return Math.min(LOOK_MAX_MILLIS, Math.max(LOOK_MIN_MILLIS, Math.round(sinceSentMillis / 10)));
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
