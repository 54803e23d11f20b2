import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { ListedInstance } from "../cloud/cloud";
import type { Trx } from "../context";

type Tag = { readonly instanceId: string; readonly key: string; readonly tag: string };

const nameOf = ({ instanceId, tag }: Pick<Tag, "instanceId" | "tag">) => JSON.stringify([instanceId, tag]);

/** Makes the stored tags of some instances of a region those of their listing; what is the same already is not written again. */
export async function keepTags(trx: Trx, region: string, instances: readonly ListedInstance[]): Promise<void> {
  const stored = await trx
    .selectFrom("instance_tags")
    .select(["instance_id", "tag"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", region)
    .where(
      "instance_id",
      "in",
      instances.map(({ instanceId }) => instanceId),
    )
    .execute();
  const listed = new Map<string, Tag>();
  for (const { instanceId, tags } of instances) {
    for (const { key, value } of tags) {
      const tag = { instanceId, key, tag: `${key}=${value}` };
      listed.set(nameOf(tag), tag);
    }
  }
  const before = new Set(stored.map(({ instance_id, tag }) => nameOf({ instanceId: instance_id, tag })));
  const gone = stored.filter(({ instance_id, tag }) => !listed.has(nameOf({ instanceId: instance_id, tag })));
  for (const { instance_id, tag } of gone) {
    await trx
      .deleteFrom("instance_tags")
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", region)
      .where("instance_id", "=", instance_id)
      .where("tag", "=", tag)
      .execute();
  }
  const added = [...listed.values()].filter((tag) => !before.has(nameOf(tag)));
  if (added.length === 0) return;
  await trx
    .insertInto("instance_tags")
    .values(
      added.map(({ instanceId, key, tag }) => ({
        account_id: DEFAULT_ACCOUNT,
        region,
        instance_id: instanceId,
        tag_key: key,
        tag,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
