import "server-only";
import { FRESH_ENOUGH_MILLIS } from "@/lib/domain/change-pace";
import { type CallOptions, CloudError } from "../cloud/cloud";
import type { App } from "../context";
import type { ChangeItemTable, InstanceTable } from "../db/schema";
import { refreshKeys } from "../inventory/refresh-keys";

function storedInstance(app: App, item: ChangeItemTable): Promise<InstanceTable | undefined> {
  return app.store.db
    .selectFrom("instances")
    .selectAll()
    .where("account_id", "=", item.account_id)
    .where("region", "=", item.region)
    .where("instance_id", "=", item.instance_id)
    .executeTakeFirst();
}

function isFresh(row: InstanceTable, since: number): boolean {
  return row.listed_at >= since && row.ssl_checked_at !== null && row.ssl_checked_at >= since;
}

/**
 * The instance as it is now, read from the cloud unless the store's row is a few seconds old (the dialog has just had it read). Throws CloudError
 * when it can't be read: a restart is not asked for on old news. An instance that the API no longer lists comes back as missing.
 */
export async function freshFacts(app: App, item: ChangeItemTable, call: CallOptions): Promise<InstanceTable | null> {
  const asked = app.clock.now();
  const known = await storedInstance(app, item);
  if (!known) return null;
  // A retry of a busy instance must see what became of the other task, so what was read before this attempt does not count.
  const freshSince = item.attempts > 0 ? asked : asked - FRESH_ENOUGH_MILLIS;
  if (isFresh(known, freshSince)) return known;
  const failed = await refreshKeys(app, [{ region: item.region, instanceId: item.instance_id }], call);
  const row = await storedInstance(app, item);
  if (!row) return null;
  if (isFresh(row, asked)) return row;
  if (failed) throw failed;
  // The list answered without it.
  return { ...row, missing_since: row.missing_since ?? asked };
}

/** A failure that isn't the cloud's is a defect and is not hidden behind a state. */
export function asCloudError(error: unknown): CloudError {
  if (error instanceof CloudError) return error;
  throw error;
}
