import { randomBytes } from "node:crypto";
import { clientAddress } from "./client-address.mjs";

/** The one address the console believes (lib/server/auth/client-address.ts reads it). */
const CLIENT_ADDRESS_HEADER = "x-console-client-address";
/** Next calls itself to hand an action to the page that holds it, with the headers of the first request. This tells such calls from others. */
const OWN_CALL_HEADER = "x-console-own-call";

// What proxies and Next itself put on requests. From outside it is somebody's claim.
const CLAIMS =
  /^(x-forwarded(-.*)?|forwarded|x-real-ip|x-client-ip|x-console-.*|x-middleware-.*|x-invoke-.*|x-action-forwarded)$/;

/**
 * Makes a request's headers trustworthy, in place: claims are dropped, and what Next and the console believe is set from BASE_URL and the socket.
 * @param {{ origins: ReturnType<typeof import("./own-origins.mjs").ownOrigins>, trustedProxies: readonly string[] }} settings
 */
export function trustedHeaders({ origins, trustedProxies }) {
  const ownCall = randomBytes(24).toString("base64url");
  return (/** @type {import("node:http").IncomingMessage} */ request) => {
    const { headers } = request;
    const fromOurselves = headers[OWN_CALL_HEADER] === ownCall;
    const forwardedFor = [headers["x-forwarded-for"]].flat().join(",");
    const vouched = headers[CLIENT_ADDRESS_HEADER];
    const handedOn = headers["x-action-forwarded"];
    for (const name of Object.keys(headers)) if (CLAIMS.test(name)) delete headers[name];
    const address =
      fromOurselves && typeof vouched === "string"
        ? vouched
        : clientAddress(request.socket.remoteAddress, forwardedFor, trustedProxies);
    if (fromOurselves && handedOn !== undefined) headers["x-action-forwarded"] = handedOn;
    headers[CLIENT_ADDRESS_HEADER] = address;
    headers[OWN_CALL_HEADER] = ownCall;
    headers["x-forwarded-for"] = address;
    headers["x-forwarded-host"] = origins.hostFor(headers.host);
    headers["x-forwarded-proto"] = origins.protocol;
    headers["x-forwarded-port"] = origins.port;
  };
}
