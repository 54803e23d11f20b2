import "server-only";
import type { ListedInstance } from "../cloud/cloud";

/** What the column `listing` keeps of DescribeDBInstances: everything without a column of its own. */
export type InstanceListing = Pick<
  ListedInstance,
  | "addresses"
  | "port"
  | "projectId"
  | "zone"
  | "vpcId"
  | "subnetId"
  | "nodeCount"
  | "shardCount"
  | "memoryMegabytes"
  | "volumeMegabytes"
  | "createdAt"
  | "tags"
>;

const NOTHING_TOLD: InstanceListing = {
  addresses: [],
  port: null,
  projectId: null,
  zone: null,
  vpcId: null,
  subnetId: null,
  nodeCount: null,
  shardCount: null,
  memoryMegabytes: null,
  volumeMegabytes: null,
  createdAt: null,
  tags: [],
};

/** Reads the column back; what an older version did not write is "not told". */
export function parseListing(json: string): InstanceListing {
  return { ...NOTHING_TOLD, ...(JSON.parse(json) as Partial<InstanceListing>) };
}
