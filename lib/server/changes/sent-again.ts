import "server-only";
import type { Selectable } from "kysely";
import type { ItemState } from "@/lib/domain/change-item";
import type { Db } from "../context";
import type { ChangeItemTable } from "../db/schema";

/** Only these states may have been sent again by a person. */
const MAY_BE_SENT_AGAIN: ReadonlySet<ItemState> = new Set(["needs_attention", "failed"]);

/** Which of these items a person has sent again since, and in which change: item id -> change id. */
export async function sentAgain(
  db: Db,
  items: readonly Pick<Selectable<ChangeItemTable>, "id" | "state">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = items.filter((item) => MAY_BE_SENT_AGAIN.has(item.state)).map((item) => item.id);
  if (ids.length === 0) return new Map();
  const again = await db
    .selectFrom("change_items")
    .select(["retry_of", "change_id"])
    .where("retry_of", "in", ids)
    .orderBy("created_at")
    .execute();
  return new Map(again.flatMap((item) => (item.retry_of === null ? [] : [[item.retry_of, item.change_id] as const])));
}
