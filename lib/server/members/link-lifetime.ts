import "server-only";

const HOUR_MILLIS = 3_600_000;

/** How long a one-time link can be used. A setup link is printed anew at each start, a reset is made by somebody at the server. */
export const LINK_LIFETIME_MILLIS = { invitation: 72 * HOUR_MILLIS, setup: 24 * HOUR_MILLIS, reset: 1 * HOUR_MILLIS };
