import type { EmulatedInstance } from "../../emulated-instance";
import type { Action } from "../action";
import { ApiError } from "../api-error";
import { instanceDetail } from "../instance-detail";
import { ParameterReader } from "../parameter-reader";

const NAMES = [
  "InstanceIds",
  "InstanceType",
  "ClusterType",
  "Status",
  "VpcId",
  "SubnetId",
  "PayMode",
  "Limit",
  "Offset",
  "OrderBy",
  "OrderByType",
  "ProjectIds",
  "SearchKey",
  "Tags",
];
const DEFAULT_LIMIT = 20;
const ORDERS: Readonly<Record<string, (instance: EmulatedInstance) => string | number>> = {
  ProjectId: (instance) => instance.projectId ?? 0,
  InstanceName: (instance) => instance.name,
  CreateTime: (instance) => instance.createdAt,
};

/** DescribeDBInstances: one page of a region's instances that match all filters. Tags are accepted and not looked at. */
export const describeDbInstances: Action = ({ fleet, region, params, readAt }) => {
  const reader = new ParameterReader(params, NAMES);
  const limit = reader.optionalInteger("Limit", 1, 100) ?? DEFAULT_LIMIT;
  const offset = reader.optionalInteger("Offset", 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const filters = readFilters(reader);
  const matching = fleet.list(region, readAt).filter((instance) => filters.every((accepts) => accepts(instance)));
  const sorted = inOrder(matching, reader.optionalString("OrderBy"), reader.optionalString("OrderByType"));
  return {
    TotalCount: sorted.length,
    InstanceDetails: sorted.slice(offset, offset + limit).map(instanceDetail),
  };
};

function readFilters(reader: ParameterReader): ((instance: EmulatedInstance) => boolean)[] {
  const ids = reader.optionalStrings("InstanceIds");
  const statuses = reader.optionalIntegers("Status");
  const projects = reader.optionalIntegers("ProjectIds");
  const type = reader.optionalInteger("InstanceType", -1, 4) ?? 0;
  const cluster = reader.optionalInteger("ClusterType", -1, 1) ?? -1;
  const payMode = reader.optionalInteger("PayMode", -1, 1) ?? -1;
  const vpc = reader.optionalString("VpcId");
  const subnet = reader.optionalString("SubnetId");
  const search = reader.optionalString("SearchKey");
  return [
    (instance) => !ids?.length || ids.includes(instance.instanceId),
    (instance) => !statuses?.length || statuses.includes(instance.status),
    (instance) => !projects?.length || projects.includes(instance.projectId ?? 0),
    (instance) => type === 0 || (type === -1 ? instance.instanceType !== 2 : instance.instanceType === type),
    (instance) => cluster === -1 || instance.clusterType === cluster,
    (instance) => payMode === -1 || instance.payMode === payMode,
    (instance) => !vpc || instance.vpcId === vpc,
    (instance) => !subnet || instance.subnetId === subnet,
    (instance) => !search || [instance.instanceId, instance.name, instance.vip].some((text) => text.includes(search)),
  ];
}

function inOrder(instances: EmulatedInstance[], by: string | null, type: string | null): EmulatedInstance[] {
  if (type !== null && type !== "ASC" && type !== "DESC") {
    throw new ApiError("InvalidParameterValue", "The parameter `OrderByType` must be ASC or DESC.");
  }
  if (by === null) return instances;
  const sortValue = ORDERS[by];
  if (sortValue === undefined)
    throw new ApiError("InvalidParameterValue", `The parameter \`OrderBy\` does not know ${by}.`);
  const sign = type === "ASC" ? 1 : -1;
  return instances.toSorted((left, right) => sign * compare(sortValue(left), sortValue(right)));
}

function compare(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
