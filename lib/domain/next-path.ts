const ORIGIN = "http://console.invalid";

/** Where to go after sign-in: a path of this console, or the first page for anything else (another site, `//host`, `javascript:`). */
export function nextPath(next: string | readonly string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, ORIGIN)) return "/";
  const { origin, pathname, search, hash } = new URL(next, ORIGIN);
  // "/..//host" comes out of the parser as "//host", which a browser would take for another site.
  return origin === ORIGIN && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/";
}
