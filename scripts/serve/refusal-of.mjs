/** Browsers send a handful; a hundred is far above what any proxy adds. */
const MAX_HEADERS = 100;

/**
 * @typedef {{ status: number, code: string, headers?: Record<string, string> }} HttpRefusal
 * `code` is the whole body, as text/plain: Next's client throws it as the message of a failed action.
 */

/**
 * What is refused by the head of a request alone, before anything of it is decoded; null = let it through.
 * @param {import("node:http").IncomingMessage} request
 * @param {{ origins: ReturnType<typeof import("./own-origins.mjs").ownOrigins>, deploymentId: string, maxBodyBytes: number }} settings
 * @returns {HttpRefusal | null}
 */
export function refusalOf(request, { origins, deploymentId, maxBodyBytes }) {
  const { method = "", url = "", headers } = request;
  if (request.rawHeaders.length / 2 > MAX_HEADERS) return { status: 431, code: "too_many_headers" };
  if (!isPlainPath(url)) return { status: 400, code: "bad_path" };
  if (method === "GET" || method === "HEAD") return null;
  if (!origins.includes(headers.origin)) return { status: 403, code: "foreign_origin" };
  // Next's own files take no other method, and the session gate of proxy.ts does not look at them.
  if (method !== "POST" || url.startsWith("/_next/"))
    return { status: 405, code: "method_not_allowed", headers: { Allow: "GET, HEAD, POST" } };
  if (Number(headers["content-length"] ?? 0) > maxBodyBytes) return { status: 413, code: "too_large" };
  const page = headers["x-deployment-id"];
  if (headers["next-action"] !== undefined && page !== undefined && page !== deploymentId)
    return { status: 409, code: "outdated" };
  return null;
}

/**
 * Whether the request target is a path that every reader reads alike: no "//host", no backslash, no dot segments, plain or encoded.
 * @param {string} target
 */
function isPlainPath(target) {
  const [path = ""] = target.split("?", 1);
  if (!path.startsWith("/") || path.startsWith("//") || /[\\\s]/.test(path)) return false;
  return !path.split("/").some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}
