import "server-only";
import { type IpAddress, inNetworks, isGlobalUnicast, parseAddress, translatedAddress } from "../network/ip-address";
import { isListedLoopback, type LinkRules } from "./link-rules";

function isPublic(address: IpAddress): boolean {
  return address.range() === "unicast" && (address.kind() === "ipv4" || isGlobalUnicast(address));
}

/**
 * Whether the console may connect to an address that a certificate link's host has: a public one, one inside CERTIFICATE_NETWORKS, or the machine itself if that
 * very host (127.0.0.1, localhost, ::1) is on the list. IPv4 addresses dressed as IPv6 are judged as what they are.
 */
export function isAllowedAddress(text: string, host: string, rules: LinkRules): boolean {
  const address = parseAddress(text);
  if (address === null) return false;
  if (address.range() === "loopback" && isListedLoopback(host, rules)) return true;
  if (isPublic(address)) return true;
  if (!inNetworks(address, rules.networks)) return false;
  const inner = translatedAddress(address);
  return inner === null || isAllowedAddress(inner.toString(), host, rules);
}
