import type { EmulatedInstance } from "../emulated-instance";
import { certificatePath, completeInstance, DAY_MILLIS, supportsSsl, wholeSeconds } from "./complete-instance";
import { Random } from "./random";
import { OPEN_REGIONS } from "./regions";

const TEAMS = ["orders", "billing", "search", "profile", "risk", "media", "logistics", "analytics"] as const;
const STAGES = ["prod", "prod", "staging", "dev"] as const;
const VERSIONS = [
  "MONGO_36_WT",
  "MONGO_40_WT",
  "MONGO_42_WT",
  "MONGO_44_WT",
  "MONGO_50_WT",
  "MONGO_60_WT",
  "MONGO_70_WT",
  "MONGO_80_WT",
] as const;

const PROJECTS = [0, 1100231, 1100245, 1100317] as const;

/** Two of three have tags, as fleets have: some keys on most, one with many values, one in another script. */
function fleetTags(index: number, team: string, stage: string): EmulatedInstance["tags"] {
  if (index % 3 === 0) return [];
  return [
    { key: "env", value: stage },
    { key: "team", value: team },
    ...(index % 2 === 0 ? [{ key: "cost-center", value: `cc-${index % 80}` }] : []),
    ...(index % 50 === 1 ? [{ key: "负责人", value: "数据库组" }] : []),
  ];
}

/** So many instances over all open regions in turn; about three of five have SSL on, with certificates from long expired to fresh. */
export function fleetSeed(count: number, now: number): EmulatedInstance[] {
  const random = new Random(0x55_4c_53);
  return Array.from({ length: count }, (_, index) => {
    const instanceId = `cmgo-${random.letters(4)}${index.toString(36).padStart(4, "0")}`;
    const mongoVersion = random.pick(VERSIONS);
    const enabled = supportsSsl(mongoVersion) && random.next() < 0.65;
    const days = random.integer(-20, 365);
    const team = random.pick(TEAMS);
    const stage = random.pick(STAGES);
    return completeInstance(
      {
        region: OPEN_REGIONS[index % OPEN_REGIONS.length],
        instanceId,
        name: `${team}-${stage}-${String(index).padStart(5, "0")}`,
        mongoVersion,
        projectId: PROJECTS[index % PROJECTS.length],
        tags: fleetTags(index, team, stage),
        clusterType: random.next() < 0.2 ? 1 : 0,
        status: random.next() < 0.01 ? -3 : 2,
        ...(enabled && {
          ssl: "enabled" as const,
          expiresAt: wholeSeconds(now + days * DAY_MILLIS),
          certUrl: certificatePath(instanceId),
        }),
      },
      now,
    );
  });
}
