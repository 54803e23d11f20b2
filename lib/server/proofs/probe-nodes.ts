import "server-only";
import type { App } from "../context";
import { parseListing } from "../inventory/instance-listing";
import { inNodeSlot } from "./node-slots";
import { type Node, type ProbedNode, type ProbeOptions, probeNode } from "./probe-node";

/** The nodes of an instance as DescribeDBInstances last gave them, in its order; none if it gave no address or no port. */
export function nodesOf(instance: { readonly listing: string }): readonly Node[] {
  const { addresses, port } = parseListing(instance.listing);
  return port === null ? [] : [...new Set(addresses)].map((host) => ({ host, port }));
}

/** Probes all nodes of an instance, a few at once. */
export function probeNodes(
  app: Pick<App, "config">,
  nodes: readonly Node[],
  caPem: string,
  options: Omit<ProbeOptions, "networks"> = {},
): Promise<readonly ProbedNode[]> {
  const given = { ...options, networks: app.config.proofs.networks };
  return Promise.all(nodes.map((node) => inNodeSlot(() => probeNode(node, caPem, given))));
}
