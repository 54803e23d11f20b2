import "server-only";

/** A session ends so many seconds after its sign-in, however busy it is; nothing prolongs it. */
export const SESSION_LIFETIME_SECONDS = 7 * 24 * 60 * 60;
