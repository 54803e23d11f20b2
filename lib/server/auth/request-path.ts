import "server-only";

/** Set by proxy.ts on each page request: the path and query that were asked for; a server component can't know them otherwise. */
export const REQUEST_PATH_HEADER = "x-console-path";
