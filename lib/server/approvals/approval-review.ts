import "server-only";
import type { Selectable } from "kysely";
import type { ApprovalDifference, ApprovalReview } from "@/lib/domain/change-approval";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { counted } from "@/lib/domain/counted";
import { ineligibleBecause } from "@/lib/domain/eligibility";
import { mongoVersionText } from "@/lib/domain/mongo-version";
import { can } from "@/lib/domain/permission";
import { aimOf } from "@/lib/domain/rotation";
import type { Db } from "../context";
import type { ApprovalTable, ChangeTable } from "../db/schema";
import { readDeciders } from "./approval-policy";

/** So many differences are named; the others are counted. */
const NAMED_DIFFERENCES = 200;

/** What a change that waits would do now, by the rules of the review, and what differs from when it was asked. */
export async function approvalReview(
  db: Db,
  change: Selectable<ChangeTable>,
  approval: Selectable<ApprovalTable>,
): Promise<ApprovalReview> {
  const items = await itemsAsTheyAre(db, change.id);
  const versions: readonly string[] = JSON.parse(approval.versions);
  const regions: string[] = [];
  const now: string[] = [];
  const differences: ApprovalDifference[] = [];
  for (const [index, item] of items.entries()) {
    const named = { region: item.region, instanceId: item.instance_id, name: item.instance_name };
    const reason =
      item.listed_at === null
        ? "missing"
        : ineligibleBecause(
            {
              statusCode: item.status_code,
              mongoVersion: item.mongo_version,
              sslState: item.ssl_state ?? "unknown",
              missing: item.missing_since !== null,
              // It is held by this change itself.
              inOpenChange: false,
            },
            aimOf(item),
          );
    if (reason) {
      differences.push({ ...named, kind: "left_out", reason });
      continue;
    }
    const version = mongoVersionText(item.mongo_version);
    const before = versions[index] ?? version;
    if (before !== version) differences.push({ ...named, kind: "version", before, now: version });
    regions.push(item.region);
    now.push(version);
  }
  const asker = await db
    .selectFrom("members")
    .select("role")
    .where("user_id", "=", approval.asked_by)
    .executeTakeFirst();
  const deciders = await readDeciders(db);
  return {
    instances: items.length,
    eligible: regions.length,
    byRegion: counted(regions).map(({ value, count }) => ({ region: value, count })),
    byVersion: counted(now).map(({ value, count }) => ({ version: value, count })),
    differences: differences.slice(0, NAMED_DIFFERENCES),
    different: differences.length,
    settings: change.settings === "null" ? null : parseChangeSettings(change.settings),
    askerMayStart: can(asker?.role, "change.start"),
    anybodyMayDecide: deciders.some((decider) => decider !== approval.asked_by),
  };
}

/** The instances that the approval is about, in their order, each as the store knows it now. */
function itemsAsTheyAre(db: Db, changeId: string) {
  return db
    .selectFrom("change_items as item")
    .leftJoin("instances", (join) =>
      join
        .onRef("instances.account_id", "=", "item.account_id")
        .onRef("instances.region", "=", "item.region")
        .onRef("instances.instance_id", "=", "item.instance_id"),
    )
    .select(["item.region", "item.instance_id", "item.instance_name", "item.target", "item.step"])
    .select(["instances.status_code", "instances.mongo_version", "instances.ssl_state"])
    .select(["instances.missing_since", "instances.listed_at"])
    .where("item.change_id", "=", changeId)
    .where("item.skip_reason", "is", null)
    .orderBy("item.position")
    .execute();
}
