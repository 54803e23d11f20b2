import "server-only";

/** better-auth puts it before the name of each of its cookies. */
export const COOKIE_PREFIX = "console";

/** The name of the cookie that holds the signed session token. Over https the browser itself refuses it without Secure (RFC 6265bis "__Secure-"). */
export function sessionCookieName(baseUrl: string): string {
  return `${isHttps(baseUrl) ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`;
}

export function isHttps(baseUrl: string): boolean {
  return baseUrl.startsWith("https://");
}
