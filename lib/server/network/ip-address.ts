import "server-only";
import ipaddr from "ipaddr.js";

export type IpAddress = ReturnType<typeof ipaddr.process>;

/** Services of a machine's own cloud that hand out credentials. No setting opens them. Most lie in 169.254.0.0/16; these are the known ones. */
const METADATA_ADDRESSES = new Set([
  "169.254.169.254",
  "169.254.0.23",
  "100.100.100.200",
  "168.63.129.16",
  "fd00:ec2::254",
]);
/** Opened only by a network that lies wholly inside them: 0.0.0.0/0 as a setting doesn't mean the machine itself. */
const NEEDS_EXPLICIT_NETWORK = new Set<string>(["loopback", "linkLocal"]);
const NEVER = new Set<string>(["unspecified", "broadcast", "multicast"]);

/** An address that a connection may go to if the rules of its purpose allow it; null for what is none, has a zone, or is closed to every purpose. IPv4 dressed as IPv6 is read as what it is. */
export function parseAddress(text: string): IpAddress | null {
  if (!ipaddr.isValid(text) || text.includes("%")) return null;
  const address = ipaddr.process(text);
  return NEVER.has(address.range()) || METADATA_ADDRESSES.has(address.toString()) ? null : address;
}

/** Whether an address only reaches this machine or its link: what is there trusts whoever is so near. */
export function isNearby(address: IpAddress): boolean {
  return NEEDS_EXPLICIT_NETWORK.has(address.range());
}

/** Whether one of these networks (CIDRs of a setting) holds the address. */
export function inNetworks(address: IpAddress, networks: readonly string[]): boolean {
  return networks.some((text) => {
    const network = text.trim();
    if (!ipaddr.isValidCIDR(network)) return false;
    const [base, bits] = ipaddr.parseCIDR(network);
    if (base.kind() !== address.kind() || !address.match(base, bits)) return false;
    return !isNearby(address) || (base.range() === address.range() && bits >= 8);
  });
}

/** Whether an IPv6 address is of 2000::/3, global unicast (RFC 4291); forms such as ::a00:1 (10.0.0.1, "IPv4-compatible") have no range of their own. */
export function isGlobalUnicast(address: IpAddress): boolean {
  return address.kind() === "ipv6" && address.match(ipaddr.IPv6.parse("2000::"), 3);
}

/** The IPv4 address inside one that a NAT64 gateway (64:ff9b::/96, RFC 6052) would translate. */
export function translatedAddress(address: IpAddress): IpAddress | null {
  if (address.kind() !== "ipv6" || !address.match(ipaddr.IPv6.parse("64:ff9b::"), 96)) return null;
  return ipaddr.fromByteArray(address.toByteArray().slice(12));
}
