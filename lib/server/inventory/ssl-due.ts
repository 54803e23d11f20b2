import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../context";
import type { InstanceName } from "./check-ssl";

/** Whose SSL state is due in a sync: never tried, or not since `dueBefore` (epoch milliseconds). Regions that fail are left alone. */
function due(app: App, dueBefore: number, regions: readonly string[]) {
  return app.store.db
    .selectFrom("instances")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "in", regions)
    .where("missing_since", "is", null)
    .where((eb) => eb.or([eb("ssl_attempted_at", "is", null), eb("ssl_attempted_at", "<", dueBefore)]));
}

/** The next ones, never tried first, then the longest ago. */
export async function nextSslDue(
  app: App,
  dueBefore: number,
  regions: readonly string[],
  limit: number,
): Promise<InstanceName[]> {
  if (regions.length === 0) return [];
  const rows = await due(app, dueBefore, regions)
    .select(["region", "instance_id"])
    .orderBy("ssl_attempted_at", (order) => order.asc().nullsFirst())
    .limit(limit)
    .execute();
  return rows.map((row) => ({ region: row.region, instanceId: row.instance_id }));
}

export async function countSslDue(app: App, dueBefore: number, regions: readonly string[]): Promise<number> {
  if (regions.length === 0) return 0;
  const row = await due(app, dueBefore, regions)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
