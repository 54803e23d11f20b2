import { createHash } from "node:crypto";
import type { EmulatedInstance, InstancePatch } from "../emulated-instance";
import { Random } from "./random";

export const DAY_MILLIS = 24 * 60 * 60 * 1000;
const YEARS_50_MILLIS = 50 * 365 * DAY_MILLIS;

/** Fills what is not given with plausible values, the same each time for the same region and id. */
export function completeInstance(given: InstancePatch & { instanceId: string }, now: number): EmulatedInstance {
  const region = given.region ?? "ap-guangzhou";
  const { instanceId } = given;
  const random = new Random(createHash("sha256").update(`${region}/${instanceId}`).digest().readUInt32BE(0));
  const mongoVersion = given.mongoVersion ?? "MONGO_60_WT";
  const ssl = given.ssl ?? (supportsSsl(mongoVersion) ? "disabled" : "unsupported");
  const clusterType = given.clusterType ?? 0;
  const cpuCount = given.cpuCount ?? random.pick([2, 4, 8, 16]);
  const createdAt = given.createdAt ?? wholeSeconds(now - random.integer(30, 1200) * DAY_MILLIS);
  const payMode = given.payMode ?? random.integer(0, 1);
  const deadlineAt =
    payMode === 0 ? createdAt + YEARS_50_MILLIS : wholeSeconds(now + random.integer(20, 700) * DAY_MILLIS);
  const vip = `10.${random.integer(0, 63)}.${random.integer(0, 255)}.${random.integer(2, 250)}`;
  const { flow, ...rest } = given;
  return {
    region,
    zone: `${region}-${random.integer(1, 6)}`,
    name: instanceId,
    mongoVersion,
    status: 2,
    clusterType,
    instanceType: 1,
    payMode,
    vip,
    vport: 27017,
    vpcId: `vpc-${random.letters(8)}`,
    subnetId: `subnet-${random.letters(8)}`,
    memoryMegabytes: cpuCount * 4096,
    volumeMegabytes: random.integer(10, 200) * 10 * 1024,
    cpuCount,
    secondaryCount: 2,
    shardCount: clusterType === 1 ? random.integer(2, 6) : 1,
    createdAt,
    deadlineAt,
    tags: [],
    ssl,
    expiresAt: ssl === "enabled" ? wholeSeconds(now + random.integer(60, 360) * DAY_MILLIS) : null,
    certUrl: ssl === "enabled" ? certificatePath(instanceId) : null,
    certificateFormat: "pem",
    ...rest,
    flow: flow ? completeFlow(flow, now) : null,
  };
}

/** A flow that was given in part, as the task of somebody else unless it has a target. */
export function completeFlow(
  given: NonNullable<InstancePatch["flow"]>,
  now: number,
): NonNullable<EmulatedInstance["flow"]> {
  const status = given.status ?? "running";
  return {
    id: 1,
    target: null,
    startedAt: now,
    endsAt: status === "running" ? Number.MAX_SAFE_INTEGER : now,
    outcome: status === "running" ? "success" : status,
    ...given,
    status,
  };
}

/** SSL needs MongoDB 4.0; the number is that of `MONGO_40_WT`. */
export function supportsSsl(mongoVersion: string): boolean {
  const version = /^MONGO_(\d+)_/.exec(mongoVersion)?.[1];
  return version !== undefined && Number(version) >= 40;
}

/** The emulator's own link of an instance's certificate, without the host. */
export function certificatePath(instanceId: string): string {
  return `/certs/${instanceId}/MongoDB-CA.crt`;
}

/** A certificate and ExpiredTime know whole seconds only. */
export function wholeSeconds(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
