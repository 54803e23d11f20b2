import "server-only";
import { inNetworks, isGlobalUnicast, isNearby, parseAddress, translatedAddress } from "../network/ip-address";

const PRIVATE = new Set(["private", "carrierGradeNat", "uniqueLocal"]);

/**
 * Whether a proof may connect to an address that the API gave for an instance's node. Private ones are what nodes have; this machine and its link (where
 * services trust whoever is near) only inside `networks` (PROOF_NETWORKS), metadata services never.
 */
export function isAllowedNodeAddress(text: string, networks: readonly string[]): boolean {
  const address = parseAddress(text);
  if (address === null) return false;
  if (inNetworks(address, networks)) {
    const inner = translatedAddress(address);
    return inner === null || isAllowedNodeAddress(inner.toString(), networks);
  }
  if (isNearby(address)) return false;
  const range = address.range();
  return PRIVATE.has(range) || (range === "unicast" && (address.kind() === "ipv4" || isGlobalUnicast(address)));
}
