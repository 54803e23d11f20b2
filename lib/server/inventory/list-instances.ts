import "server-only";
import type { SelectQueryBuilder } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceFilter, InstanceSortColumn } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";
import { searchTerms } from "@/lib/domain/search-text";
import { approvalsAtAGlance } from "../approvals/approvals-at-a-glance";
import { readEndedOff } from "../changes/ended-off";
import { hasShownChange, latestChanges } from "../changes/instance-change";
import { type Ctx, type Db, requirePermission } from "../context";
import type { Schema } from "../db/schema";
import { countKnown } from "./count-known";
import { keptMatching } from "./count-matching";
import { foundIn } from "./found-in";
import { INSTANCE_ROW_COLUMNS, toInstanceRow } from "./instance-row";
import { instancesMatching } from "./instances-matching";
import { keptRegions } from "./read-regions";
import { keptSyncProgress } from "./read-sync-progress";
import { searchRank } from "./search-conditions";

const SORT_COLUMNS = {
  name: "sort_name",
  region: "region",
  version: "mongo_version",
  ssl: "ssl_state",
  expiry: "certificate_expires_at",
  checked: "ssl_checked_at",
  match: "sort_name",
} as const satisfies Record<InstanceSortColumn, keyof Schema["instances"]>;

/** The rows of a page in their order, whole; by the best match, the page is found in what is searched, and then only its rows are read. */
function pageOf(db: Db, filter: InstanceFilter, now: number) {
  const { column, descending } = filter.sort;
  const direction = descending ? "desc" : "asc";
  const matching = db.selectFrom("instances").where(instancesMatching(filter, now));
  const inOrder = <O>(query: SelectQueryBuilder<Schema, "instances", O>) =>
    (column === "match" && filter.search !== "" ? query.orderBy(searchRank(filter.search)) : query)
      .orderBy(SORT_COLUMNS[column], (order) => (descending ? order.desc() : order.asc()).nullsLast())
      .orderBy("region", direction)
      .orderBy("instance_id", direction);
  const paged = inOrder(matching)
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize);
  if (column !== "match") return paged;
  const found = paged.select(["region", "instance_id"]).$asTuple("region", "instance_id");
  return inOrder(
    db
      .selectFrom("instances")
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where((eb) => eb(eb.refTuple("region", "instance_id"), "in", found)),
  );
}

/** The number is kept for a moment, the rows are read each time: where both say something, the rows are right. */
function totalBeside(rows: number, counted: number, { page, pageSize }: InstanceFilter): number {
  const upToHere = (page - 1) * pageSize + rows;
  const least = rows > 0 || page === 1 ? upToHere : 0;
  return rows < pageSize ? Math.min(Math.max(counted, least), upToHere) : Math.max(counted, least);
}

/** A page of the fleet as the store knows it; never waits for the cloud. A page past the end is empty, with the true total. */
export async function listInstances(ctx: Ctx, filter: InstanceFilter): Promise<InstancePage> {
  requirePermission(ctx, "instance.read");
  const { store, clock, worker, config } = ctx.app;
  const now = clock.now();
  const [rows, counted, known, regions, sync, approvals] = await Promise.all([
    pageOf(store.db, filter, now)
      .select(INSTANCE_ROW_COLUMNS)
      .select((eb) => hasShownChange(eb).as("has_change"))
      // Wide, and only needed to tell where the search was found.
      .$if(filter.search !== "", (query) => query.select("listing"))
      .execute(),
    keptMatching(ctx.app, filter),
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
  const total = totalBeside(rows.length, counted, filter);
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
