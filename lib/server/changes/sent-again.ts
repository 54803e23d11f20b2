import "server-only";
import type { Db } from "../context";

/** Which of these items a person has sent again since, and in which change: item id -> change id. */
export async function sentAgain(db: Db, itemIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (itemIds.length === 0) return new Map();
  const again = await db
    .selectFrom("change_items")
    .select(["retry_of", "change_id"])
    .where("retry_of", "in", itemIds)
    .orderBy("created_at")
    .execute();
  return new Map(again.flatMap((item) => (item.retry_of === null ? [] : [[item.retry_of, item.change_id] as const])));
}
