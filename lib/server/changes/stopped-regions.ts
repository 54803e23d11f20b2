import "server-only";
import type { Selectable } from "kysely";
import { adviceFor } from "@/lib/domain/api-error";
import { READ_ACTIONS, SEND_ACTIONS } from "@/lib/domain/cam-policy";
import type { ItemState } from "@/lib/domain/change-item";
import type { StoppedRegion } from "@/lib/domain/change-page";
import { stoppedRegions } from "@/lib/domain/wave";
import type { Db } from "../context";
import type { ChangeItemTable, ChangeTable } from "../db/schema";

/** When an item failed for want of a permission, epoch milliseconds; null = it did not. */
export function refusedAt(item: {
  state: ItemState;
  error_class: string | null;
  ended_at: number | null;
}): number | null {
  return item.state === "failed" && item.error_class === "permission" ? item.ended_at : null;
}

/** Items of a change that failed for want of a permission. */
function refusedItems(db: Db, changeId: string) {
  return db
    .selectFrom("change_items")
    .selectAll()
    .where("change_id", "=", changeId)
    .where("state", "=", "failed")
    .where("error_class", "=", "permission");
}

/** Whether nothing more of this item's change is sent in its region; see lib/domain/wave.ts. */
export async function regionStopped(
  db: Db,
  { change_id, region }: Pick<Selectable<ChangeItemTable>, "change_id" | "region">,
): Promise<boolean> {
  const items = await refusedItems(db, change_id).where("region", "=", region).execute();
  if (items.length === 0) return false;
  const change = await db.selectFrom("changes").select("resumed_at").where("id", "=", change_id).executeTakeFirst();
  const facts = items.map((item) => ({ region, refusedAt: refusedAt(item) }));
  return stoppedRegions(facts, change?.resumed_at ?? null).has(region);
}

/** The regions in which a running change sends nothing more, why, and which permission is missing. Nothing for one that has ended. */
export async function readStoppedRegions(db: Db, change: Selectable<ChangeTable>): Promise<readonly StoppedRegion[]> {
  if (change.ended_at !== null) return [];
  const items = await refusedItems(db, change.id).orderBy("position").execute();
  const facts = items.map((item) => ({ item, region: item.region, refusedAt: refusedAt(item) }));
  return [...stoppedRegions(facts, change.resumed_at)].flatMap((region): StoppedRegion[] => {
    const item = facts.find((one) => one.region === region)?.item;
    if (!item) return [];
    const advice = adviceFor({ class: "permission", code: item.error_code });
    const actions = item.answer === "refused" ? SEND_ACTIONS : READ_ACTIONS;
    return [{ region, code: item.error_code, advice, missing: advice === "permission" ? actions : [] }];
  });
}
