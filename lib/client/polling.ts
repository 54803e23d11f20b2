/** How often something that moves is read again, and something at rest. */
export const BUSY_POLL_MILLIS = 2000;
export const IDLE_POLL_MILLIS = 30_000;
