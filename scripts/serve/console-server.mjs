import { createServer, STATUS_CODES } from "node:http";
import { boundedBody, swallowRest } from "./bounded-body.mjs";
import { ownOrigins } from "./own-origins.mjs";
import { refusalOf } from "./refusal-of.mjs";
import { securityHeaders } from "./security-headers.mjs";
import { trustedHeaders } from "./trusted-headers.mjs";

/** An action carries a few hundred bytes; the largest, a bulk selection, some hundred kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
/** What a person sees who follows such an address; no language is known yet, and ASCII, since its length is that of its bytes. */
const TOO_LONG =
  "This address, with the browser's headers, is longer than 16 KB. Shorten its search or filters, or open the list anew.";
const HEADERS_MILLIS = 10_000;
const REQUEST_MILLIS = 30_000;
/** Longer than the idle time of usual proxies (60 s), so that they never send into a line that is being closed. */
const KEEP_ALIVE_MILLIS = 65_000;

/**
 * The first gate: an http.Server that refuses by Origin, size and method before anything is decoded, and says who the client is.
 * It knows no product rule.
 * @param {{
 *   baseUrl: string,
 *   trustedProxies: readonly string[],
 *   deploymentId: string,
 *   handler: (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>,
 *   log: (line: string) => void,
 * }} settings
 */
export function consoleServer({ baseUrl, trustedProxies, deploymentId, handler, log }) {
  const origins = ownOrigins(baseUrl);
  const standing = securityHeaders(baseUrl);
  const trust = trustedHeaders({ origins, trustedProxies });

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   * @param {import("./refusal-of.mjs").HttpRefusal} refusal
   */
  function refuse(request, response, { status, code, headers }) {
    // Exactly "text/plain": Next's client shows the body of a refused action only then.
    response.writeHead(status, { ...headers, "Content-Type": "text/plain", "Cache-Control": "no-store" });
    response.end(code);
    swallowRest(request);
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async function answer(request, response) {
    for (const [name, value] of Object.entries(standing)) response.setHeader(name, value);
    const refusal = refusalOf(request, { origins, deploymentId, maxBodyBytes: MAX_BODY_BYTES });
    if (refusal) return refuse(request, response, refusal);
    trust(request);
    if (request.method !== "POST") return handler(request, response);
    const whole = await boundedBody(request, MAX_BODY_BYTES);
    if (whole === "too_large") return refuse(request, response, { status: 413, code: "too_large" });
    if (whole === "cut_off") return;
    await handler(whole, response);
  }

  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_MILLIS,
      requestTimeout: REQUEST_MILLIS,
      keepAliveTimeout: KEEP_ALIVE_MILLIS,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      answer(request, response).catch((error) => {
        // The message only: nothing of the request may reach the log.
        log(
          `A request failed: ${request.method} ${pathOf(request)}: ${error instanceof Error ? error.name : "unknown error"}`,
        );
        if (response.headersSent) response.destroy();
        else refuse(request, response, { status: 500, code: "internal" });
      });
    },
  );
  // Node drops the headers over its own limit in silence; refusalOf counts and refuses.
  server.maxHeadersCount = 0;
  server.on("clientError", (error, socket) => {
    if (!socket.writable || ("code" in error && error.code === "ECONNRESET")) {
      socket.destroy();
      return;
    }
    const code = "code" in error ? error.code : "";
    const status = code === "HPE_HEADER_OVERFLOW" ? 431 : code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
    const body = status === 431 ? TOO_LONG : "";
    const headers = { ...standing, "Content-Type": "text/plain", "Content-Length": body.length, Connection: "close" };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
  });
  return server;
}

/** @param {import("node:http").IncomingMessage} request */
function pathOf(request) {
  return (request.url ?? "").split("?", 1)[0];
}
