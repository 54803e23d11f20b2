import "server-only";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";
import { searchTerms } from "@/lib/domain/search-text";
import { approvalsAtAGlance } from "../approvals/approvals-at-a-glance";
import { readEndedOff } from "../changes/ended-off";
import { latestChanges } from "../changes/instance-change";
import { type Ctx, requirePermission } from "../context";
import { countKnown } from "./count-known";
import { foundIn } from "./found-in";
import { toInstanceRow } from "./instance-row";
import { readPageRows } from "./page-rows";
import { keptRegions } from "./read-regions";
import { keptSyncProgress } from "./read-sync-progress";

/** The number is kept for a moment, the rows are read each time: where both say something, the rows are right. */
function totalBeside(rows: number, full: boolean, counted: number, { page, pageSize }: InstanceFilter): number {
  const upToHere = (page - 1) * pageSize + rows;
  const least = rows > 0 || page === 1 ? upToHere : 0;
  return full ? Math.max(counted, least) : Math.min(Math.max(counted, least), upToHere);
}

/** A page of the fleet as the store knows it; never waits for the cloud. A page past the end is empty, with the true total. */
export async function listInstances(ctx: Ctx, filter: InstanceFilter): Promise<InstancePage> {
  requirePermission(ctx, "instance.read");
  const { store, clock, worker, config } = ctx.app;
  const now = clock.now();
  const [{ rows, full, counted }, known, regions, sync, approvals] = await Promise.all([
    readPageRows(ctx.app, filter, now),
    countKnown(ctx.app),
    keptRegions(ctx.app),
    keptSyncProgress(ctx.app),
    approvalsAtAGlance(ctx),
  ]);
  const changed = rows.filter((row) => row.has_change);
  const [changes, endedOff] = await Promise.all([
    latestChanges(store.db, changed, now),
    readEndedOff(store.db, changed),
  ]);
  const total = totalBeside(rows.length, full, counted, filter);
  const terms = searchTerms(filter.search);
  const staleBefore = now - config.syncIntervalSeconds * 1000;
  worker.prefer(
    rows
      .filter((row) => row.missing_since === null && (row.ssl_attempted_at ?? 0) < staleBefore)
      .map((row) => ({ region: row.region, instanceId: row.instance_id })),
  );
  return {
    rows: rows.map((row) => {
      const key = `${row.region}/${row.instance_id}`;
      return { ...toInstanceRow(row, changes.get(key) ?? null, endedOff.get(key) ?? null), ...foundIn(row, terms) };
    }),
    total,
    // Never fewer than match: the number beside it may be a few seconds old.
    known: Math.max(known, total),
    regions,
    sync,
    approvals,
  };
}
