import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { HISTORY_LENGTH, type InstanceHistoryEntry } from "@/lib/domain/instance-detail";
import { type Ctx, requirePermission } from "../context";
import { changeItemView } from "./change-item-view";
import { CHANGE_COLUMNS } from "./instance-change";
import { sentAgain } from "./sent-again";

/** The newest changes of one instance, newest first: who, why, when, and how each ended. Throws Refusal "not_permitted". */
export async function instanceHistory(
  ctx: Ctx,
  name: { readonly region: string; readonly instanceId: string },
): Promise<readonly InstanceHistoryEntry[]> {
  requirePermission(ctx, "change.read");
  const { clock, store } = ctx.app;
  const items = await store.db
    .selectFrom("change_items")
    .innerJoin("changes", "changes.id", "change_items.change_id")
    .selectAll("change_items")
    .select([...CHANGE_COLUMNS, "changes.reason"])
    .where("change_items.account_id", "=", DEFAULT_ACCOUNT)
    .where("change_items.region", "=", name.region)
    .where("change_items.instance_id", "=", name.instanceId)
    .orderBy("change_items.created_at", "desc")
    .orderBy("change_items.id", "desc")
    .limit(HISTORY_LENGTH)
    .execute();
  const again = await sentAgain(store.db, items);
  const now = clock.now();
  return items.map((item) => ({ ...changeItemView(item, now, again.get(item.id) ?? null), reason: item.reason }));
}
