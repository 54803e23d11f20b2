import "server-only";
import { isRateLimit } from "@/lib/domain/api-error";
import type { CloudError } from "./cloud";

/** How often a failed read is tried again, unless the caller says otherwise. Writes are never sent again in here. */
export const READ_RETRIES = 3;
const FIRST_DELAY_MILLIS = 250;
/** After a refusal by the quota: a shorter wait would meet the same second. */
const FIRST_QUOTA_DELAY_MILLIS = 1_000;
const LONGEST_DELAY_MILLIS = 8_000;

/** Whether another try of a read can end otherwise. A call that never left counts: names and connections fail for a moment, too. */
export function isWorthRetrying(failure: CloudError): boolean {
  return failure.class === "retryable" || failure.class === "unknown_outcome" || failure.class === "not_sent";
}

/** Exponential back-off with full jitter: anything from 0 to the step, in milliseconds. `retry` counts from 0; `random` gives [0, 1). */
export function retryDelayMillis(failure: CloudError, retry: number, random: () => number): number {
  const first = isRateLimit(failure.code) ? FIRST_QUOTA_DELAY_MILLIS : FIRST_DELAY_MILLIS;
  return Math.round(random() * Math.min(LONGEST_DELAY_MILLIS, first * 2 ** retry));
}
