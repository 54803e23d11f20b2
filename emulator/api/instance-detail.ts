import type { EmulatedInstance } from "../emulated-instance";
import { beijingTime } from "./beijing-time";

const STATUS_WORDS: Readonly<Record<number, string>> = {
  0: "initializing",
  1: "in process",
  2: "running",
  [-2]: "isolated",
  [-3]: "isolated",
};

/** An instance as DescribeDBInstances names its fields (API 2019-07-25, InstanceDetail). There is nothing about SSL in it. */
export function instanceDetail(instance: EmulatedInstance): object {
  const sharded = instance.clusterType === 1;
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.name,
    PayMode: instance.payMode,
    ProjectId: instance.projectId ?? 0,
    ClusterType: instance.clusterType,
    Region: instance.region,
    Zone: instance.zone,
    NetType: 1,
    VpcId: instance.vpcId,
    SubnetId: instance.subnetId,
    Status: instance.status,
    Vip: instance.vip,
    Vport: instance.vport,
    CreateTime: beijingTime(instance.createdAt),
    DeadLine: beijingTime(instance.deadlineAt),
    MongoVersion: instance.mongoVersion,
    Memory: instance.memoryMegabytes,
    Volume: instance.volumeMegabytes,
    CpuNum: instance.cpuCount,
    MachineType: "HIO10G",
    SecondaryNum: instance.secondaryCount,
    ReplicationSetNum: instance.shardCount,
    AutoRenewFlag: 0,
    UsedVolume: Math.round(instance.volumeMegabytes / 3),
    MaintenanceStart: instance.maintenanceStart ?? "02:00:00",
    MaintenanceEnd: instance.maintenanceEnd ?? "04:00:00",
    ReplicaSets: Array.from({ length: instance.shardCount }, (_, index) => shard(instance, index)),
    ReadonlyInstances: [],
    StandbyInstances: [],
    CloneInstances: [],
    RelatedInstance: { InstanceId: "", Region: "" },
    Tags: instance.tags.map((tag) => ({ TagKey: tag.key, TagValue: tag.value })),
    InstanceVer: 1,
    ClusterVer: 1,
    Protocol: 1,
    InstanceType: instance.instanceType,
    InstanceStatusDesc: STATUS_WORDS[instance.status] ?? "",
    RealInstanceId: instance.instanceId,
    ZoneList: Array.from({ length: instance.secondaryCount + 1 }, () => instance.zone),
    MongosNodeNum: sharded ? 2 : 0,
    MongosMemory: sharded ? 4096 : 0,
    MongosCpuNum: sharded ? 2 : 0,
    ConfigServerNodeNum: sharded ? 3 : 0,
    ConfigServerMemory: sharded ? 2048 : 0,
    ConfigServerVolume: sharded ? 20_480 : 0,
    ConfigServerCpuNum: sharded ? 1 : 0,
    ReadonlyNodeNum: 0,
  };
}

function shard(instance: EmulatedInstance, index: number): object {
  const id = `${instance.instanceId}_${index}`;
  return {
    UsedVolume: Math.round(instance.volumeMegabytes / 3 / instance.shardCount),
    ReplicaSetId: id,
    ReplicaSetName: id,
    Memory: instance.memoryMegabytes,
    Volume: instance.volumeMegabytes,
    OplogSize: Math.round(instance.volumeMegabytes / 10),
    SecondaryNum: instance.secondaryCount,
    RealReplicaSetId: id,
  };
}
