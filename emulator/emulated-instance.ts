import { z } from "zod";

/** A task on an instance. `target` null = somebody else's task (a backup, a resize), which holds the lock and leaves SSL alone. */
const flowSchema = z.strictObject({
  id: z.number().int(),
  /** As of the last look at the clock; `outcome` is what it becomes at `endsAt`. */
  status: z.enum(["running", "success", "failed", "paused", "undoed"]),
  target: z.enum(["enabled", "disabled"]).nullable(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  endsAt: z.number(),
  outcome: z.enum(["success", "failed", "paused", "undoed"]),
});
export type EmulatedFlow = z.infer<typeof flowSchema>;

export const emulatedInstanceSchema = z.strictObject({
  region: z.string().min(1),
  zone: z.string(),
  instanceId: z.string().min(1),
  name: z.string(),
  /** `MONGO_36_WT` … `MONGO_80_WT`. */
  mongoVersion: z.string(),
  /** 0 to be initialised, 1 in process, 2 running, -2 isolated (prepaid), -3 isolated (postpaid). */
  status: z.number().int(),
  /** 0 replica set, 1 sharded cluster. */
  clusterType: z.number().int(),
  /** 1 formal, 2 temporary, 3 read-only, 4 standby. */
  instanceType: z.number().int(),
  /** 0 postpaid, 1 prepaid. */
  payMode: z.number().int(),
  /** One address, or several joined with ";". */
  vip: z.string(),
  vport: z.number().int(),
  vpcId: z.string(),
  subnetId: z.string(),
  memoryMegabytes: z.number().int(),
  volumeMegabytes: z.number().int(),
  cpuCount: z.number().int(),
  secondaryCount: z.number().int(),
  shardCount: z.number().int(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  deadlineAt: z.number(),
  /** "HH:MM:SS"; "" = none told. Left out = 02:00:00 to 04:00:00. */
  maintenanceStart: z.string().optional(),
  maintenanceEnd: z.string().optional(),
  /** Left out = 0, the default project. */
  projectId: z.number().int().optional(),
  tags: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  /** "null" = DescribeInstanceSSL answers null for every field. */
  ssl: z.enum(["enabled", "disabled", "unsupported", "null"]),
  /** Epoch milliseconds, whole seconds; null = ExpiredTime null. */
  expiresAt: z.number().nullable(),
  /** A link, "" or null. A path such as `/certs-test/html` is a link to the emulator itself. */
  certUrl: z.string().nullable(),
  /** What the emulator serves under its own link. */
  certificateFormat: z.enum(["pem", "der", "zip"]),
  /** The last task, also after it has ended. */
  flow: flowSchema.nullable(),
});

/** One instance as the emulator keeps it; times are epoch milliseconds. */
export type EmulatedInstance = z.infer<typeof emulatedInstanceSchema>;

/** What `addInstance` and `updateInstance` take. A flow may leave out what has a default. */
export const instancePatchSchema = emulatedInstanceSchema
  .omit({ flow: true })
  .partial()
  .extend({ flow: flowSchema.partial().nullable().optional() });

export type InstancePatch = z.infer<typeof instancePatchSchema>;
