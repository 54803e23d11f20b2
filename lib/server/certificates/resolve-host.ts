import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isAllowedAddress } from "./address-rules";
import { CertificateError } from "./certificate-error";
import type { LinkRules } from "./link-rules";

export type HostAddress = { readonly address: string; readonly family: number };
export type Resolve = (host: string) => Promise<readonly HostAddress[]>;

/** The system's own look-up: /etc/hosts counts, as for every other program on the machine. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Looks a host up once and checks every address it has: one forbidden address refuses the host, whichever would have been tried first.
 * The caller connects to what is returned and to nothing else.
 * @throws CertificateError host_unknown, address_refused
 */
export async function resolveChecked(
  host: string,
  rules: LinkRules,
  resolve: Resolve,
): Promise<readonly HostAddress[]> {
  const family = isIP(host);
  const addresses = family !== 0 ? [{ address: host, family }] : await resolve(host).catch(() => []);
  if (addresses.length === 0) throw new CertificateError("host_unknown", { host });
  const refused = addresses.find(({ address }) => !isAllowedAddress(address, host, rules));
  if (refused) throw new CertificateError("address_refused", { host, address: refused.address.slice(0, 64) });
  return addresses;
}
