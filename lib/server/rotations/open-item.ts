import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { Db } from "../context";

type InstanceName = { readonly region: string; readonly instanceId: string };

/** The instance's place in its open rotation; undefined = it is in none. */
export function openItem(db: Db, { region, instanceId }: InstanceName) {
  return db
    .selectFrom("rotation_items")
    .selectAll()
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", region)
    .where("instance_id", "=", instanceId)
    .where("closed_at", "is", null)
    .where("skip_reason", "is", null)
    .executeTakeFirst();
}
