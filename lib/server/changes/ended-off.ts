import "server-only";
import { type SqlBool, sql } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { Db } from "../context";
import { isoTimeOrNull } from "../iso-time";

/** The latest rotation of each of these instances that ended with SSL off and that nobody has settled, whatever was tried since. Keyed by "region/instanceId". */
export async function readEndedOff(
  db: Db,
  names: readonly { readonly region: string; readonly instance_id: string }[],
): Promise<ReadonlyMap<string, NonNullable<InstanceRow["endedOff"]>>> {
  if (names.length === 0) return new Map();
  const items = await db
    .selectFrom("change_items")
    .select(["id", "change_id", "region", "instance_id", "off_at"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "in", [...new Set(names.map((name) => name.region))])
    .where("step", "is not", null)
    // Literals, not values: only then does SQLite take the partial index.
    .where(sql<SqlBool>`state in ('failed', 'needs_attention')`)
    .where("ended_off", "=", 1)
    .orderBy("created_at")
    .execute();
  return new Map(
    items.map((item) => [
      `${item.region}/${item.instance_id}`,
      { changeId: item.change_id, itemId: item.id, since: isoTimeOrNull(item.off_at) },
    ]),
  );
}
