import "server-only";
import ipaddr from "ipaddr.js";
import { isListedLoopback, type LinkRules } from "./link-rules";

type Address = ReturnType<typeof ipaddr.process>;

/** Services of a machine's own cloud that hand out credentials. No setting opens them. Most lie in 169.254.0.0/16; these are the known ones. */
const METADATA_ADDRESSES = new Set([
  "169.254.169.254",
  "169.254.0.23",
  "100.100.100.200",
  "168.63.129.16",
  "fd00:ec2::254",
]);
/** Opened only by a network that lies wholly inside them: 0.0.0.0/0 in CERTIFICATE_NETWORKS doesn't mean the machine itself. */
const NEEDS_EXPLICIT_NETWORK = new Set<string>(["loopback", "linkLocal"]);
const NEVER = new Set<string>(["unspecified", "broadcast", "multicast"]);

function inNetwork(address: Address, network: string): boolean {
  if (!ipaddr.isValidCIDR(network)) return false;
  const [base, bits] = ipaddr.parseCIDR(network);
  if (base.kind() !== address.kind() || !address.match(base, bits)) return false;
  const range = address.range();
  return !NEEDS_EXPLICIT_NETWORK.has(range) || (base.range() === range && bits >= 8);
}

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  // Global unicast is 2000::/3 (RFC 4291); forms such as ::a00:1 (10.0.0.1, "IPv4-compatible") have no range of their own.
  return address.kind() === "ipv4" || address.match(ipaddr.IPv6.parse("2000::"), 3);
}

/** The IPv4 address inside one that a NAT64 gateway (64:ff9b::/96, RFC 6052) would translate. */
function translated(address: Address): Address | null {
  if (address.kind() !== "ipv6" || !address.match(ipaddr.IPv6.parse("64:ff9b::"), 96)) return null;
  return ipaddr.fromByteArray(address.toByteArray().slice(12));
}

/**
 * Whether the console may connect to an address that a certificate link's host has: a public one, one inside CERTIFICATE_NETWORKS, or the machine itself if that
 * very host (127.0.0.1, localhost, ::1) is on the list. IPv4 addresses dressed as IPv6 are judged as what they are.
 */
export function isAllowedAddress(text: string, host: string, rules: LinkRules): boolean {
  if (!ipaddr.isValid(text) || text.includes("%")) return false;
  const address = ipaddr.process(text);
  if (NEVER.has(address.range()) || METADATA_ADDRESSES.has(address.toString())) return false;
  if (address.range() === "loopback" && isListedLoopback(host, rules)) return true;
  if (isPublic(address)) return true;
  if (!rules.networks.some((network) => inNetwork(address, network.trim()))) return false;
  const inner = translated(address);
  return inner === null || isAllowedAddress(inner.toString(), host, rules);
}
