import "server-only";
import type { Selectable } from "kysely";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import type { Db } from "../context";
import type { ChangeItemTable, ChangeTable } from "../db/schema";
import { changeItemView } from "./change-item-view";
import { instancesToActOn } from "./instances-to-act-on";
import { sentAgain } from "./sent-again";

/** Stored items of one change as its page shows them. `now` epoch milliseconds. */
export async function changeRows(
  db: Db,
  change: Selectable<ChangeTable>,
  items: readonly Selectable<ChangeItemTable>[],
  now: number,
): Promise<readonly ChangeDetailRow[]> {
  const [again, instances] = await Promise.all([sentAgain(db, items), instancesToActOn(db, items, now)]);
  const { created_by_name, pause_reason, settings, starts_at, begun_at } = change;
  const about = { created_by_name, pause_reason, settings, starts_at, begun_at };
  return items.map((item) => ({
    ...changeItemView({ ...item, ...about }, now, again.get(item.id) ?? null),
    instance: instances.get(`${item.region}/${item.instance_id}`) ?? null,
  }));
}
