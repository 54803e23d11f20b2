/** How often something that moves is read again, and something at rest. */
export const BUSY_POLL_MILLIS = 2000;
/** While nothing is known yet: the first rows show within a second of the API's first answer. */
export const FIRST_POLL_MILLIS = 300;
export const IDLE_POLL_MILLIS = 30_000;
