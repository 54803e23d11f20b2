import "server-only";

/** How long one call may take, from the connection to the last byte of the answer. The SDK's own default is 60 s. */
export const CALL_TIMEOUT_MILLIS = 10_000;
