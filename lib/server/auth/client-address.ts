import "server-only";

/** Set by server.mjs on each request, after it has dropped whatever the client sent under this name. */
export const CLIENT_ADDRESS_HEADER = "x-console-client-address";

/** The one trusted address of whoever asks; null when the request did not come through server.mjs. */
export function clientAddress(headers: Headers): string | null {
  return headers.get(CLIENT_ADDRESS_HEADER);
}
