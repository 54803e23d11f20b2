import "server-only";
import { sql } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { foldText, storedSearchText } from "@/lib/domain/search-text";
import type { ListedInstance } from "../cloud/cloud";
import type { App } from "../context";
import { keepTags } from "./keep-tags";

/** SQLite allows 32,766 bound values a statement; 20 columns a row leave room. */
const BATCH = 200;

function listedRow(region: string, listed: ListedInstance, now: number) {
  const { instanceId, name, mongoVersion, statusCode, clusterTypeCode, instanceTypeCode, ...rest } = listed;
  const { maintenanceStart, maintenanceEnd, ...listing } = rest;
  return {
    account_id: DEFAULT_ACCOUNT,
    region,
    instance_id: instanceId,
    name,
    sort_name: foldText(name),
    search_text: storedSearchText(listed),
    mongo_version: mongoVersion,
    status_code: statusCode,
    cluster_type_code: clusterTypeCode,
    instance_type_code: instanceTypeCode,
    project_id: listed.projectId,
    maintenance_start: maintenanceStart,
    maintenance_end: maintenanceEnd,
    listing: JSON.stringify(listing),
    ssl_state: "unknown" as const,
    ssl_due_at: 0,
    certificate_due_at: 0,
    certificate_failures: 0,
    first_seen_at: now,
    listed_at: now,
    absent_listings: 0,
    missing_since: null,
  };
}

/** What moved in the listing (a task began or ended, an upgrade) may have moved SSL too: due at once. */
const moved = sql`(${sql.join(
  (["status_code", "mongo_version", "cluster_type_code", "instance_type_code"] as const).map(
    (column) => sql`${sql.ref(`instances.${column}`)} is distinct from ${sql.ref(`excluded.${column}`)}`,
  ),
  sql` or `,
)})`;

/** Writes what DescribeDBInstances told of some instances of one region. What is known of their SSL stays; a new instance starts as unknown. */
export async function keepListing(app: App, region: string, instances: readonly ListedInstance[]): Promise<void> {
  const now = app.clock.now();
  for (let from = 0; from < instances.length; from += BATCH) {
    const some = instances.slice(from, from + BATCH);
    const rows = some.map((listed) => listedRow(region, listed, now));
    await app.store.transaction(async (trx) => {
      await trx
        .insertInto("instances")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["account_id", "region", "instance_id"]).doUpdateSet((eb) => ({
            name: eb.ref("excluded.name"),
            sort_name: eb.ref("excluded.sort_name"),
            search_text: eb.ref("excluded.search_text"),
            mongo_version: eb.ref("excluded.mongo_version"),
            status_code: eb.ref("excluded.status_code"),
            cluster_type_code: eb.ref("excluded.cluster_type_code"),
            instance_type_code: eb.ref("excluded.instance_type_code"),
            project_id: eb.ref("excluded.project_id"),
            maintenance_start: eb.ref("excluded.maintenance_start"),
            maintenance_end: eb.ref("excluded.maintenance_end"),
            listing: eb.ref("excluded.listing"),
            listed_at: eb.ref("excluded.listed_at"),
            absent_listings: 0,
            missing_since: null,
            ssl_attempted_at: sql<number | null>`case when ${moved} then null else instances.ssl_attempted_at end`,
            ssl_due_at: sql<number>`case when ${moved} or instances.ssl_due_at is null then 0 else instances.ssl_due_at end`,
          })),
        )
        .execute();
      await keepTags(trx, region, some);
    });
  }
}

/** An instance is called missing only after this many whole listings without it: a list read while it moved may skip one. */
const ABSENT_LISTINGS_UNTIL_MISSING = 2;

/** After a whole listing of a region: counts the absence of what it did not hold. `startedAt` = when that listing began. */
export async function markAbsent(app: App, region: string, startedAt: number): Promise<void> {
  const now = app.clock.now();
  await app.store.transaction((trx) =>
    trx
      .updateTable("instances")
      .set((eb) => {
        const absent = eb("absent_listings", "+", 1);
        const goes = eb(absent, ">=", ABSENT_LISTINGS_UNTIL_MISSING);
        return {
          absent_listings: absent,
          missing_since: eb
            .case()
            .when(goes)
            .then(eb.fn.coalesce("missing_since", eb.val(now)))
            .else(null)
            .end(),
          ssl_due_at: eb.case().when(goes).then(null).else(eb.ref("ssl_due_at")).end(),
        };
      })
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", region)
      .where("listed_at", "<", startedAt)
      .execute(),
  );
}
