import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isPublicAction } from "@/lib/server/auth/public-actions";
import { REQUEST_PATH_HEADER } from "@/lib/server/auth/request-path";
import { isHttps, sessionCookieName } from "@/lib/server/auth/session-cookie";
import { storeAwayResponse } from "@/lib/server/db/store-away-response";
import { getApp } from "@/lib/server/registry";

/** Where a person without a session may be. */
const PUBLIC_PAGES = ["/sign-in", "/setup", "/join"];
const PUBLIC_ROUTES = ["/api/health", "/robots.txt"];

/**
 * The second gate: without a session cookie no action runs and no page shows, but for the public ones. Only the cookie's presence is
 * looked at; whether it is worth anything, the verb and the page decide (the third gate). It also gives each page its script nonce, and
 * puts words about it in the place of any page while the store does not answer: none could be put together without it.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { config, store } = getApp();
  const { baseUrl } = config;
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, isHttps(baseUrl));
  let response: Response | null = request.cookies.has(sessionCookieName(baseUrl))
    ? formRefusal(request)
    : refusal(request);
  if (response === null && isPage(request) && !(await store.reachable())) response = await storeAwayResponse(nonce);
  if (response) {
    response.headers.set("Content-Security-Policy", policy);
    return response;
  }
  // Next reads the nonce from the request's policy and puts it on every script that it writes.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // A page can't know its own address; it sends whoever has no session to the sign-in page and back there.
  headers.set(REQUEST_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("Content-Security-Policy", policy);
  const passed = NextResponse.next({ request: { headers } });
  passed.headers.set("Content-Security-Policy", policy);
  return passed;
}

// No `has` or `missing`: a header must not be a way around the gate. Only the build's own files are left out.
export const config = { matcher: ["/((?!_next/static/|icon\\.svg$|favicon\\.ico$).*)"] };

function refusal(request: NextRequest): NextResponse | null {
  const { pathname, search } = request.nextUrl;
  const isPublic = isBelow(pathname, PUBLIC_PAGES) || isBelow(pathname, PUBLIC_ROUTES);
  const action = request.headers.get("next-action");
  if (request.method === "POST" || action !== null) {
    return isPublic && isPublicAction(action) ? null : plainRefusal(401, "signed_out");
  }
  if (isPublic) return null;
  const uncached = { "Cache-Control": "no-store" };
  if (pathname.startsWith("/api/")) {
    return NextResponse.json({ error: { code: "signed_out", params: {} } }, { status: 401, headers: uncached });
  }
  const signIn = request.nextUrl.clone();
  signIn.pathname = "/sign-in";
  signIn.search = pathname === "/" ? "" : `?next=${encodeURIComponent(`${pathname}${search}`)}`;
  return NextResponse.redirect(signIn, { status: 307, headers: uncached });
}

function isPage(request: NextRequest): boolean {
  const { pathname } = request.nextUrl;
  return request.method !== "POST" && !pathname.startsWith("/api/") && pathname !== "/robots.txt";
}

/** There are no forms without script and no POST routes: what is posted otherwise would be decoded for nothing. */
function formRefusal(request: NextRequest): NextResponse | null {
  return request.method === "POST" && !request.headers.has("next-action")
    ? plainRefusal(405, "method_not_allowed")
    : null;
}

/** Exactly text/plain: Next's client throws the body as the failed action's message. */
function plainRefusal(status: number, code: string): NextResponse {
  return new NextResponse(code, { status, headers: { "Cache-Control": "no-store", "Content-Type": "text/plain" } });
}

function isBelow(pathname: string, roots: readonly string[]): boolean {
  return roots.some((root) => pathname === root || pathname.startsWith(`${root}/`));
}

function contentSecurityPolicy(nonce: string, https: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
