import "server-only";
import type { Logger } from "pino";
import type { Clock } from "../clock";

const AGAIN_AFTER_MILLIS = 30_000;

/** Logs a failure that a loop may meet twice a second: the first, and what still fails half a minute later. */
export function logSeldom(log: Logger, clock: Pick<Clock, "now">, what: string): (error: unknown) => void {
  let loggedAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (clock.now() - loggedAt < AGAIN_AFTER_MILLIS) return;
    loggedAt = clock.now();
    log.error({ err: error }, what);
  };
}
