import "server-only";
import { adviceFor } from "@/lib/domain/api-error";
import { type ConnectionAddresses, parseConnectionString } from "@/lib/domain/connection-address";
import { DEFAULT_ACCOUNT, isInstanceId } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { isRegionCode } from "@/lib/domain/region";
import { type Cloud, CloudError } from "../cloud/cloud";
import { type Ctx, requirePermission } from "../context";

type InstanceName = { readonly region: string; readonly instanceId: string };
type Kept = { readonly at: number; readonly value: ConnectionAddresses };

/** Several people on the same page ask the cloud once. */
const KEPT_MILLIS = 60_000;
const KEPT_MOST = 1000;
const keptByCloud = new WeakMap<Cloud, Map<string, Kept>>();

/**
 * Where clients of an instance connect, by DescribeDBInstanceURL, read when somebody looks and kept for a minute. A failure of the cloud is part
 * of the answer: the listing's addresses serve then. Throws Refusal "not_found", "not_permitted".
 */
export async function readConnectionAddresses(ctx: Ctx, name: InstanceName): Promise<ConnectionAddresses> {
  requirePermission(ctx, "instance.read");
  const { clock, cloud } = ctx.app;
  await requireKnown(ctx, name);
  const kept = keptByCloud.get(cloud) ?? new Map<string, Kept>();
  keptByCloud.set(cloud, kept);
  const key = `${name.region}/${name.instanceId}`;
  const before = kept.get(key);
  if (before && clock.now() - before.at < KEPT_MILLIS) return before.value;
  try {
    const { strings } = await cloud.readConnectionStrings(name.region, name.instanceId, { lane: "sync", retries: 1 });
    const addresses = strings.flatMap(({ type, address }) => parseConnectionString(type, address) ?? []);
    const value = { addresses, failure: null };
    kept.delete(key);
    for (const oldest of kept.keys()) {
      if (kept.size < KEPT_MOST) break;
      kept.delete(oldest);
    }
    kept.set(key, { at: clock.now(), value });
    return value;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return { addresses: [], failure: { code: error.code, advice: adviceFor(error) } };
  }
}

async function requireKnown(ctx: Ctx, { region, instanceId }: InstanceName): Promise<void> {
  const known =
    isRegionCode(region) && isInstanceId(instanceId)
      ? await ctx.app.store.db
          .selectFrom("instances")
          .select("instance_id")
          .where("account_id", "=", DEFAULT_ACCOUNT)
          .where("region", "=", region)
          .where("instance_id", "=", instanceId)
          .executeTakeFirst()
      : undefined;
  if (!known) throw new Refusal("not_found");
}
