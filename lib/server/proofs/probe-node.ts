import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { NodeProof } from "@/lib/domain/tls-proof";
import { isLoopback } from "../config/loopback";
import { askInPlaintext } from "./ask-in-plaintext";
import { NotConnected } from "./connect-to-node";
import { type Handshake, handshake } from "./handshake";
import { isAllowedNodeAddress } from "./node-address-rules";
import { PROBE_LIMITS, type ProbeLimits } from "./probe-limits";

/** A node as the API gave it. */
export type Node = { readonly host: string; readonly port: number };

export type ProbeOptions = {
  /** PROOF_NETWORKS. */
  readonly networks: readonly string[];
  /** Nothing beyond loopback is connected to: a demo. Default false. */
  readonly onlyThisMachine?: boolean;
  readonly limits?: ProbeLimits;
  /** All addresses of a name, one look. Default: the system's look-up. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
};

export type ProbedNode = Omit<NodeProof, "peerNotAfter"> & Pick<Handshake, "peerNotAfter">;

const systemResolve = async (host: string) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

const UNTOLD = { protocol: null, cipher: null, peerNotAfter: null, peerSha256: null, plaintext: "unknown" } as const;

/** A node of which nothing is known but how it is called: "10.0.0.1:27017", "[fd12::1]:27017". */
export function untouched({ host, port }: Node) {
  return { address: host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`, ...UNTOLD };
}

/**
 * A handshake with one node and, if it answers at all, a `hello` without TLS. A name is looked up once: each address that it has must be allowed, and the one
 * that was checked is the one connected to. Whatever the node does is the result, never an error.
 */
export async function probeNode(node: Node, ca: string, options: ProbeOptions): Promise<ProbedNode> {
  const { networks, onlyThisMachine = false, limits = PROBE_LIMITS, resolve = systemResolve } = options;
  const told = untouched(node);
  const found = isIP(node.host) === 0 ? await resolve(node.host).catch(() => []) : [node.host];
  const [address] = found;
  if (address === undefined) return { ...told, outcome: "not_reachable", code: "ENOTFOUND" };
  if (!found.every((each) => isAllowedNodeAddress(each, networks)))
    return { ...told, outcome: "address_refused", code: null };
  if (onlyThisMachine && !isLoopback(address)) return { ...told, outcome: "not_reachable", code: "DEMO" };
  const endpoint = { address, port: node.port };
  try {
    const shaken = await handshake(endpoint, ca, limits);
    const plaintext = shaken.outcome === "no_answer" ? "unknown" : await askInPlaintext(endpoint, limits);
    return { address: told.address, ...shaken, plaintext };
  } catch (error) {
    if (!(error instanceof NotConnected)) throw error;
    return { ...told, outcome: "not_reachable", code: error.code };
  }
}
