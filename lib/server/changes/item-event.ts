import "server-only";
import { aimOf } from "@/lib/domain/rotation";
import type { ChangeItemTable } from "../db/schema";

/** What an event of the audit says about the item that it is about. */
export function aboutItem(item: ChangeItemTable) {
  return {
    region: item.region,
    instanceId: item.instance_id,
    changeId: item.change_id,
    itemId: item.id,
    target: aimOf(item),
  };
}
