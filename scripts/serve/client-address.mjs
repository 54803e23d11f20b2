import ipaddr from "ipaddr.js";

/**
 * The address of whoever asks. X-Forwarded-For is believed only as far as trusted proxies wrote it: read from its end, the first address
 * that is not a trusted proxy is the client. What stands further left, the client wrote itself.
 * @param {string | undefined} peer the socket's remote address
 * @param {string | undefined} forwardedFor the X-Forwarded-For header
 * @param {readonly string[]} trustedNetworks CIDRs
 * @returns {string} normalised; "unknown" when the socket is gone
 */
export function clientAddress(peer, forwardedFor, trustedNetworks) {
  const networks = trustedNetworks.map((network) => ipaddr.parseCIDR(network));
  const isTrusted = (/** @type {string} */ address) => {
    const parsed = ipaddr.process(address);
    return networks.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits));
  };
  const nearest = normalised(peer);
  if (nearest === null) return "unknown";
  let client = nearest;
  for (const hop of (forwardedFor ?? "").split(",").reverse()) {
    if (!isTrusted(client)) break;
    const address = normalised(hop);
    // A hop that is no address was not written by a proxy worth its trust.
    if (address === null) break;
    client = address;
  }
  return client;
}

/** @param {string | undefined} text */
function normalised(text) {
  // Some proxies add the port: 192.0.2.7:4711, [2001:db8::1]:4711.
  const bare = (text ?? "")
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null;
}
