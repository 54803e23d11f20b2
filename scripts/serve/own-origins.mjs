const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The origins a browser may send to us, and the host that Next is to believe. All loopback names with our port are one origin: people
 * type "localhost" where BASE_URL says 127.0.0.1, and both are this machine.
 * @param {string} baseUrl
 */
export function ownOrigins(baseUrl) {
  const { protocol, hostname, host, port } = new URL(baseUrl);
  const loopback = LOOPBACK_NAMES.includes(hostname) || /^127\./.test(hostname);
  const hosts = new Set([
    host,
    ...(loopback ? LOOPBACK_NAMES.map((name) => (port === "" ? name : `${name}:${port}`)) : []),
  ]);
  const origins = new Set([...hosts].map((name) => `${protocol}//${name}`));
  return {
    /** @param {string | undefined} origin the header as it came */
    includes: (origin) => origin !== undefined && origins.has(origin),
    /**
     * The host that the client used if it is one of ours, else that of BASE_URL.
     * @param {string | undefined} hostHeader
     */
    hostFor: (hostHeader) => (hostHeader !== undefined && hosts.has(hostHeader) ? hostHeader : host),
    protocol: protocol.slice(0, -1),
    port: port || (protocol === "https:" ? "443" : "80"),
  };
}
