import "server-only";
import type { InstanceFilter, InstanceSortColumn } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";
import { approvalsAtAGlance } from "../approvals/approvals-at-a-glance";
import { hasShownChange, latestChanges } from "../changes/instance-change";
import { type Ctx, requirePermission } from "../context";
import type { Schema } from "../db/schema";
import { countKnown } from "./count-known";
import { INSTANCE_ROW_COLUMNS, toInstanceRow } from "./instance-row";
import { instancesMatching } from "./instances-matching";
import { readRegions } from "./read-regions";
import { readSyncProgress } from "./read-sync-progress";

const SORT_COLUMNS = {
  name: "sort_name",
  region: "region",
  version: "mongo_version",
  ssl: "ssl_state",
  expiry: "certificate_expires_at",
  checked: "ssl_checked_at",
} as const satisfies Record<InstanceSortColumn, keyof Schema["instances"]>;

/** A page of the fleet as the store knows it; never waits for the cloud. A page past the end is empty, with the true total. */
export async function listInstances(ctx: Ctx, filter: InstanceFilter): Promise<InstancePage> {
  requirePermission(ctx, "instance.read");
  const { store, clock, worker, config } = ctx.app;
  const now = clock.now();
  const { column, descending } = filter.sort;
  const direction = descending ? "desc" : "asc";
  const matching = store.db.selectFrom("instances").where(instancesMatching(filter, now));
  const [rows, total, known, regions, sync, approvals] = await Promise.all([
    matching
      .select(INSTANCE_ROW_COLUMNS)
      .select((eb) => hasShownChange(eb).as("has_change"))
      .orderBy(SORT_COLUMNS[column], (order) => (descending ? order.desc() : order.asc()).nullsLast())
      .orderBy("region", direction)
      .orderBy("instance_id", direction)
      .limit(filter.pageSize)
      .offset((filter.page - 1) * filter.pageSize)
      .execute(),
    matching.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
    countKnown(ctx.app),
    readRegions(store.db),
    readSyncProgress(store.db),
    approvalsAtAGlance(ctx),
  ]);
  const changes = await latestChanges(
    store.db,
    rows.filter((row) => row.has_change),
    now,
  );
  const staleBefore = now - config.syncIntervalSeconds * 1000;
  worker.prefer(
    rows
      .filter((row) => row.missing_since === null && (row.ssl_attempted_at ?? 0) < staleBefore)
      .map((row) => ({ region: row.region, instanceId: row.instance_id })),
  );
  return {
    rows: rows.map((row) => toInstanceRow(row, changes.get(`${row.region}/${row.instance_id}`) ?? null)),
    total: Number(total.count),
    // Never fewer than match: the number beside it may be a few seconds old.
    known: Math.max(known, Number(total.count)),
    regions,
    sync,
    approvals,
  };
}
