import "server-only";
import { CertificateError } from "./certificate-error";

/** Part of the configuration: CERTIFICATE_HOSTS, CERTIFICATE_NETWORKS, CERTIFICATE_ALLOW_HTTP. */
export type LinkRules = {
  readonly hosts: readonly string[];
  readonly networks: readonly string[];
  readonly allowHttp: boolean;
};

const MAX_LINK_LENGTH = 4096;
const LOOPBACK_HOSTS = new Set(["127.0.0.1", "localhost", "::1"]);

/** A host as the list writes it: lower case, an IPv6 address without brackets. */
function plainHost(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1");
}

/** Whether this very loopback name is on the list; a pattern or another name of the same machine doesn't count. */
export function isListedLoopback(host: string, rules: LinkRules): boolean {
  return LOOPBACK_HOSTS.has(host) && rules.hosts.some((listed) => plainHost(listed) === host);
}

function listing(host: string, rules: LinkRules): "exact" | "pattern" | null {
  const listed = rules.hosts.map(plainHost);
  if (listed.includes(host)) return "exact";
  const covered = listed.some(
    (pattern) =>
      pattern.startsWith("*.") &&
      pattern.length > 2 &&
      host.endsWith(pattern.slice(1)) &&
      host.length > pattern.length - 1,
  );
  return covered ? "pattern" : null;
}

/**
 * Reads a certificate link and says whether the console may follow it, before any name is looked up: https (http to a listed loopback host or with
 * CERTIFICATE_ALLOW_HTTP), no user name or password in it, a host on the list. A host listed by its exact name may use any port, one that a
 * `*.` pattern covers only the scheme's own. Numeric forms of an address (decimal, octal, hexadecimal) are judged by what they mean, since the URL parser rewrites them.
 * @throws CertificateError
 */
export function checkLink(link: string | null, rules: LinkRules): { readonly url: URL; readonly host: string } {
  const text = link?.trim() ?? "";
  if (text === "") throw new CertificateError("link_empty");
  if (text.length > MAX_LINK_LENGTH || !URL.canParse(text)) throw new CertificateError("link_invalid");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new CertificateError("scheme_refused", { scheme: url.protocol.slice(0, -1).slice(0, 20) });
  if (url.username !== "" || url.password !== "") throw new CertificateError("link_invalid");
  const host = plainHost(url.hostname);
  const listed = listing(host, rules);
  if (listed === null) throw new CertificateError("host_refused", { host });
  if (url.protocol === "http:" && !rules.allowHttp && !isListedLoopback(host, rules))
    throw new CertificateError("http_refused", { host });
  if (url.port !== "" && listed === "pattern")
    throw new CertificateError("port_refused", { host, port: Number(url.port) });
  return { url, host };
}
