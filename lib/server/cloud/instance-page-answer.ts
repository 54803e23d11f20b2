import "server-only";
import { type AnswerFields, readList, readNumber, readRequestId, readText } from "./answer-fields";
import { parseApiTime, parseTimeOfDay } from "./api-time";
import type { InstancePageAnswer, ListedInstance } from "./cloud";

/** DescribeDBInstances. An instance without an id can't be told from another, so it is left out. Where TotalCount is missing, what came is the total. */
export function readInstancePage(fields: AnswerFields, offset: number, zoneMinutes: number): InstancePageAnswer {
  const details = readList(fields, "InstanceDetails");
  return {
    total: readNumber(fields, "TotalCount") ?? offset + details.length,
    instances: details.flatMap((detail) => readInstance(detail, zoneMinutes) ?? []),
    requestId: readRequestId(fields),
  };
}

function readInstance(fields: AnswerFields, zoneMinutes: number): ListedInstance | null {
  const instanceId = readText(fields, "InstanceId");
  if (instanceId === null) return null;
  const secondaries = readNumber(fields, "SecondaryNum");
  return {
    instanceId,
    name: readText(fields, "InstanceName") ?? "",
    statusCode: readNumber(fields, "Status"),
    mongoVersion: readText(fields, "MongoVersion"),
    clusterTypeCode: readNumber(fields, "ClusterType"),
    instanceTypeCode: readNumber(fields, "InstanceType"),
    addresses: (readText(fields, "Vip") ?? "").split(";").filter((address) => address !== ""),
    port: readNumber(fields, "Vport"),
    projectId: readText(fields, "ProjectId"),
    zone: readText(fields, "Zone"),
    vpcId: readText(fields, "VpcId"),
    subnetId: readText(fields, "SubnetId"),
    nodeCount: secondaries === null ? null : secondaries + 1,
    shardCount: readNumber(fields, "ReplicationSetNum"),
    memoryMegabytes: readNumber(fields, "Memory"),
    volumeMegabytes: readNumber(fields, "Volume"),
    createdAt: parseApiTime(readText(fields, "CreateTime"), zoneMinutes),
    maintenanceStart: parseTimeOfDay(readText(fields, "MaintenanceStart")),
    maintenanceEnd: parseTimeOfDay(readText(fields, "MaintenanceEnd")),
    tags: readList(fields, "Tags").flatMap((tag) => {
      const key = readText(tag, "TagKey");
      return key === null ? [] : [{ key, value: readText(tag, "TagValue") ?? "" }];
    }),
  };
}
