import "server-only";
import type { App, Ctx } from "../context";
import { parseListing } from "../inventory/instance-listing";
import { readConnectionAddresses } from "../inventory/read-connection-addresses";
import { inTime } from "./in-time";
import { inNodeSlot } from "./node-slots";
import { type Node, type ProbedNode, type ProbeOptions, probeNode, untouched } from "./probe-node";

/** What a caller may choose; the rest is the configuration's. */
export type ProbeChoices = Omit<ProbeOptions, "networks" | "onlyThisMachine">;

type Listed = { readonly region: string; readonly instanceId: string; readonly listing: string };

/** A person waits for it, and the listing has addresses already. */
const ADDRESSES_MILLIS = 3_000;
/** MongoDB's own, for an address without a port. */
const DEFAULT_PORT = 27_017;
const MOST_PORT = 65_535;

/** "10.0.0.1:27017", "[fd12::1]:27017", "10.0.0.1". */
function parseHost(text: string, defaultPort: number): Node {
  const [, bracketed, plain = "", port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  return { host: bracketed ?? plain, port: port === undefined ? defaultPort : Number(port) };
}

/**
 * The nodes of an instance by the API's word alone: the addresses that DescribeDBInstances last gave, then what DescribeDBInstanceURL adds to them (nothing
 * when it can't be read, or not soon). None if neither gave any.
 */
export async function nodesOf(ctx: Ctx, { region, instanceId, listing }: Listed): Promise<readonly Node[]> {
  const { addresses, port } = parseListing(listing);
  const listed = addresses.map((host) => ({ host, port: port ?? DEFAULT_PORT }));
  const url = await inTime(readConnectionAddresses(ctx, { region, instanceId }), ADDRESSES_MILLIS);
  const told = (url?.addresses ?? []).flatMap(({ hosts }) =>
    hosts.map((host) => parseHost(host, port ?? DEFAULT_PORT)),
  );
  const usable = [...listed, ...told].filter(({ port: number }) => number >= 1 && number <= MOST_PORT);
  return [...new Map(usable.map((node) => [`${node.host} ${node.port}`, node])).values()];
}

/** Probes all nodes of an instance, a few at once. Those that are not asked to the end within `millis` have the outcome no_time. */
export function probeNodes(
  app: Pick<App, "config">,
  nodes: readonly Node[],
  caPem: string,
  options: ProbeChoices = {},
  millis: number = Number.POSITIVE_INFINITY,
): Promise<readonly ProbedNode[]> {
  const { networks, onlyThisMachine } = app.config.proofs;
  const given = { ...options, networks, onlyThisMachine };
  const end = performance.now() + millis;
  const probe = async (node: Node) => {
    const tooLate: ProbedNode = { ...untouched(node), outcome: "no_time", code: null };
    const asked = inNodeSlot(async () => (performance.now() < end ? probeNode(node, caPem, given) : tooLate));
    return millis === Number.POSITIVE_INFINITY ? asked : ((await inTime(asked, millis)) ?? tooLate);
  };
  return Promise.all(nodes.map(probe));
}
