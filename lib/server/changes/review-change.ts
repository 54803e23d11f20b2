import "server-only";
import type { ExpressionBuilder } from "kysely";
import { OPEN_STATES, type SkipReason } from "@/lib/domain/change-item";
import type { ChangeReview, ChangeSelection, ReviewedInstance, ShownReview } from "@/lib/domain/change-review";
import { CHANGE_ITEMS_MAX } from "@/lib/domain/change-settings";
import { counted } from "@/lib/domain/counted";
import { ineligibleBecause } from "@/lib/domain/eligibility";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { mongoVersionText } from "@/lib/domain/mongo-version";
import { Refusal } from "@/lib/domain/refusal";
import type { ChangeTarget } from "@/lib/domain/ssl-state";
import { readApprovalNeed } from "../approvals/approval-gate";
import { endpointFor } from "../cloud/endpoint";
import { type Ctx, type Db, requirePermission } from "../context";
import type { InstanceTable, Schema } from "../db/schema";
import { INSTANCE_ROW_COLUMNS, type StoredRow } from "../inventory/instance-row";
import { instancesMatching } from "../inventory/instances-matching";
import { readRegions } from "../inventory/read-regions";
import { readPastDurations } from "./past-durations";
import { reviewFingerprint } from "./review-fingerprint";

type SelectedRow = StoredRow & Pick<InstanceTable, "maintenance_start" | "maintenance_end">;

/** The very instances, region by region: another one's may have the same id. */
function named(keys: readonly { readonly region: string; readonly instanceId: string }[]) {
  const idsOf = new Map<string, string[]>(keys.map(({ region }) => [region, []]));
  for (const { region, instanceId } of keys) idsOf.get(region)?.push(instanceId);
  return (eb: ExpressionBuilder<Schema, "instances">) =>
    eb.or([...idsOf].map(([region, ids]) => eb.and([eb("region", "=", region), eb("instance_id", "in", ids)])));
}

async function selectedRows(db: Db, selection: ChangeSelection, now: number): Promise<SelectedRow[]> {
  const all = db
    .selectFrom("instances")
    .select([...INSTANCE_ROW_COLUMNS, "maintenance_start", "maintenance_end"])
    .where("account_id", "=", DEFAULT_ACCOUNT);
  const chosen =
    selection.kind === "filter"
      ? all.where(instancesMatching(selection.filter, now))
      : all.where(named(selection.keys));
  return chosen
    .orderBy("region")
    .orderBy("sort_name")
    .orderBy("instance_id")
    .limit(CHANGE_ITEMS_MAX + 1)
    .execute();
}

async function openInstances(db: Db): Promise<ReadonlySet<string>> {
  const open = await db
    .selectFrom("change_items")
    .select(["region", "instance_id"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("state", "in", OPEN_STATES)
    .execute();
  return new Set(open.map((item) => `${item.region}/${item.instance_id}`));
}

/** Regions whose last reading failed: what is known of their instances may be old. */
async function failingRegions(db: Db): Promise<ReadonlySet<string>> {
  return new Set((await readRegions(db)).filter(({ state }) => state === "failed").map(({ region }) => region));
}

/**
 * What switching a selection would do, from the store as it is now. Works on a transaction too, so that a start decides on what it records.
 * Throws Refusal "too_many".
 */
export async function readReview(
  db: Db,
  target: ChangeTarget,
  selection: ChangeSelection,
  now: number,
): Promise<ChangeReview> {
  const [rows, open] = [await selectedRows(db, selection, now), await openInstances(db)];
  const failing = await failingRegions(db);
  if (rows.length > CHANGE_ITEMS_MAX) throw new Refusal("too_many", { max: CHANGE_ITEMS_MAX });
  const eligible: ReviewedInstance[] = [];
  const skipped: (ReviewedInstance & { reason: SkipReason })[] = [];
  for (const row of rows) {
    const instance: ReviewedInstance = {
      region: row.region,
      instanceId: row.instance_id,
      name: row.name,
      mongoVersion: mongoVersionText(row.mongo_version),
      sslState: row.ssl_state,
      maintenance: { start: row.maintenance_start, end: row.maintenance_end },
    };
    const ineligible = ineligibleBecause(
      {
        statusCode: row.status_code,
        mongoVersion: row.mongo_version,
        sslState: row.ssl_state,
        missing: row.missing_since !== null,
        inOpenChange: open.has(`${row.region}/${row.instance_id}`),
      },
      target,
    );
    const reason = ineligible ?? (failing.has(row.region) ? "region_failed" : null);
    if (reason) skipped.push({ ...instance, reason });
    else eligible.push(instance);
  }
  const known = new Set(rows.map((row) => `${row.region}/${row.instance_id}`));
  return {
    target,
    eligible,
    skipped,
    unknown:
      selection.kind === "keys" ? selection.keys.filter((key) => !known.has(`${key.region}/${key.instanceId}`)) : [],
    byRegion: counted(eligible.map(({ region }) => region)).map(({ value, count }) => ({ region: value, count })),
    byVersion: counted(eligible.map(({ mongoVersion }) => mongoVersion)).map(({ value, count }) => ({
      version: value,
      count,
    })),
    fingerprint: reviewFingerprint(target, eligible),
  };
}

/** The review behind "Review change", with the hosts that would be called. */
export async function reviewChange(
  ctx: Ctx,
  input: { readonly target: ChangeTarget; readonly selection: ChangeSelection },
): Promise<ShownReview> {
  requirePermission(ctx, "change.start");
  const { clock, config, store } = ctx.app;
  const review = await readReview(store.db, input.target, input.selection, clock.now());
  const hosts = review.byRegion.map(({ region }) => [region, endpointFor(config.cloud.endpoint, region).host]);
  const unread = new Set(review.skipped.filter(({ reason }) => reason === "region_failed").map(({ region }) => region));
  const regions = unread.size > 0 ? await readRegions(store.db) : [];
  return {
    ...review,
    failing: regions.filter(({ region }) => unread.has(region)),
    past: await readPastDurations(store.db),
    hosts: Object.fromEntries(hosts),
    apiTimeZoneMinutes: config.cloud.apiTimeZoneMinutes,
    approval: await readApprovalNeed(store.db, ctx, review.eligible.length),
  };
}
