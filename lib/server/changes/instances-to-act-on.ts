import "server-only";
import type { Selectable } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { Db } from "../context";
import type { ChangeItemTable } from "../db/schema";
import { INSTANCE_ROW_COLUMNS, toInstanceRow } from "../inventory/instance-row";
import { readEndedOff } from "./ended-off";
import { latestChanges } from "./instance-change";

/** Items whose instance a person may want to switch from the change's own page: they ended badly. Statements stay short of a thousand values. */
const AT_ONCE = 400;

/** The instances, as they are now, of the items that failed or need attention. Keyed by "region/instanceId". */
export async function instancesToActOn(
  db: Db,
  items: readonly Pick<Selectable<ChangeItemTable>, "region" | "instance_id" | "state">[],
  now: number,
): Promise<ReadonlyMap<string, InstanceRow>> {
  const bad = items.filter(({ state }) => state === "failed" || state === "needs_attention");
  const found = new Map<string, InstanceRow>();
  for (let start = 0; start < bad.length; start += AT_ONCE) {
    const some = bad.slice(start, start + AT_ONCE);
    const stored = await db
      .selectFrom("instances")
      .select(INSTANCE_ROW_COLUMNS)
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "in", [...new Set(some.map((item) => item.region))])
      .where(
        "instance_id",
        "in",
        some.map((item) => item.instance_id),
      )
      .execute();
    const [changes, endedOff] = await Promise.all([latestChanges(db, stored, now), readEndedOff(db, stored)]);
    for (const row of stored) {
      const name = `${row.region}/${row.instance_id}`;
      found.set(name, toInstanceRow(row, changes.get(name) ?? null, endedOff.get(name) ?? null));
    }
  }
  return found;
}
