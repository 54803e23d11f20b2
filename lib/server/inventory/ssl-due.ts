import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../context";
import type { InstanceName } from "./check-ssl";

/** Whose SSL state is due at `dueBy` (epoch milliseconds; the rule is lib/domain/ssl-recheck.ts). Missing instances never are. */
function due(app: App, dueBy: number, regions: readonly string[]) {
  return app.store.db
    .selectFrom("instances")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("ssl_due_at", "<=", dueBy)
    .where("region", "in", regions);
}

/** The next ones: new and changed ones first, then those that are due longest. */
export async function nextSslDue(
  app: App,
  dueBy: number,
  regions: readonly string[],
  limit: number,
): Promise<InstanceName[]> {
  if (regions.length === 0) return [];
  const rows = await due(app, dueBy, regions)
    .select(["region", "instance_id"])
    .orderBy("ssl_due_at")
    .orderBy("region")
    .orderBy("instance_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ region: row.region, instanceId: row.instance_id }));
}

/** How many are due in each of these regions that has any. */
export async function countSslDue(
  app: App,
  dueBy: number,
  regions: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (regions.length === 0) return new Map();
  const rows = await due(app, dueBy, regions)
    .select((eb) => ["region", eb.fn.countAll<number>().as("count")])
    .groupBy("region")
    .execute();
  return new Map(rows.map((row) => [row.region, Number(row.count)]));
}

/** Makes every instance of a region due whose state is older than that (epoch milliseconds), in the order in which they were read last. */
export async function makeRegionDue(app: App, region: string, since: number): Promise<void> {
  await app.store.transaction((trx) =>
    trx
      .updateTable("instances")
      .set((eb) => ({ ssl_due_at: eb.fn.coalesce("ssl_attempted_at", eb.val(0)) }))
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", region)
      .where("ssl_due_at", "is not", null)
      .where((eb) => eb.or([eb("ssl_checked_at", "is", null), eb("ssl_checked_at", "<", since)]))
      .execute(),
  );
}
