import "server-only";
import type { Clock } from "../clock";
import { CloudError } from "./cloud";
import { isWorthRetrying, READ_RETRIES, retryDelayMillis } from "./retry-policy";

/**
 * Runs a read, and runs it again after a failure that may pass (retry-policy.ts). Every try takes its own turn at the rate limiter. Ends
 * with the last failure; an aborted signal ends the waiting.
 */
export async function retriedRead<T>(
  read: () => Promise<T>,
  options: { readonly retries?: number; readonly signal?: AbortSignal },
  parts: { readonly clock: Clock; readonly random: () => number; readonly closing: AbortSignal },
): Promise<T> {
  const { retries = READ_RETRIES } = options;
  const isOver = () => parts.closing.aborted || options.signal?.aborted === true;
  for (let retry = 0; ; retry += 1) {
    try {
      return await read();
    } catch (failure) {
      if (!(failure instanceof CloudError) || retry >= retries || isOver() || !isWorthRetrying(failure)) throw failure;
      await parts.clock.sleep(retryDelayMillis(failure, retry, parts.random), options.signal);
      if (isOver()) throw failure;
    }
  }
}
