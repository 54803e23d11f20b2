import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { type CallOptions, CloudError } from "../cloud/cloud";
import type { App } from "../context";
import { checkSsl, type InstanceName } from "./check-ssl";
import { keepListing } from "./keep-listing";

const LIST_AT_ONCE = 100;

async function refreshRegion(
  app: App,
  region: string,
  ids: readonly string[],
  options: CallOptions,
): Promise<CloudError | null> {
  let failed: CloudError | null = null;
  const listing = (async () => {
    for (let from = 0; from < ids.length; from += LIST_AT_ONCE) {
      const instanceIds = ids.slice(from, from + LIST_AT_ONCE);
      const page = await app.cloud.listInstances(region, { offset: 0, limit: LIST_AT_ONCE, instanceIds }, options);
      await keepListing(
        app,
        region,
        page.instances.filter((listed) => ids.includes(listed.instanceId)),
      );
    }
  })();
  const checks = ids.map((instanceId) => checkSsl(app, { region, instanceId }, options));
  for (const result of await Promise.allSettled([listing, ...checks])) {
    if (result.status === "fulfilled") failed ??= result.value ?? null;
    else if (result.reason instanceof CloudError) failed ??= result.reason;
    else throw result.reason;
  }
  return failed;
}

/** Reads these instances anew, list and SSL at once. Ids that the store does not know are left out. Returns the first failure; the rest is kept all the same. */
export async function refreshKeys(
  app: App,
  keys: readonly InstanceName[],
  options: CallOptions,
): Promise<CloudError | null> {
  if (keys.length === 0) return null;
  const known = await app.store.db
    .selectFrom("instances")
    .select(["region", "instance_id"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where(
      "instance_id",
      "in",
      keys.map((key) => key.instanceId),
    )
    .execute();
  const byRegion = new Map<string, string[]>();
  for (const row of known) {
    if (!keys.some((key) => key.region === row.region && key.instanceId === row.instance_id)) continue;
    byRegion.set(row.region, [...(byRegion.get(row.region) ?? []), row.instance_id]);
  }
  const failures = await Promise.all([...byRegion].map(([region, ids]) => refreshRegion(app, region, ids, options)));
  return failures.find((failure) => failure !== null) ?? null;
}
