import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { FoundInstances } from "@/lib/domain/pasted-ids";
import { type Ctx, requirePermission } from "../context";

/** Statements stay short of a thousand values. */
const IDS_AT_ONCE = 400;

/**
 * Where instances of these ids are, as far as the store knows, in the order of region and id; ids that nobody knows are named as they were
 * given. An id typed in capitals finds the one that the API writes small. Throws Refusal "not_permitted".
 */
export async function findInstances(ctx: Ctx, input: { readonly ids: readonly string[] }): Promise<FoundInstances> {
  requirePermission(ctx, "instance.read");
  const wanted = [...new Set(input.ids.flatMap((id) => [id, id.toLowerCase()]))];
  const keys: { region: string; instanceId: string }[] = [];
  for (let start = 0; start < wanted.length; start += IDS_AT_ONCE) {
    const rows = await ctx.app.store.db
      .selectFrom("instances")
      .select(["region", "instance_id"])
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("instance_id", "in", wanted.slice(start, start + IDS_AT_ONCE))
      .execute();
    keys.push(...rows.map((row) => ({ region: row.region, instanceId: row.instance_id })));
  }
  const known = new Set(keys.map((key) => key.instanceId));
  return {
    keys: keys.sort((one, other) =>
      `${one.region}/${one.instanceId}` < `${other.region}/${other.instanceId}` ? -1 : 1,
    ),
    unknown: input.ids.filter((id) => !known.has(id) && !known.has(id.toLowerCase())),
  };
}
