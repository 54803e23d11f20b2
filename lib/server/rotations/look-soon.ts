import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { Trx } from "../context";

/** Has the worker read the CA of a rotation's open instances at its next turns instead of once a day. Gives how many. */
export async function lookSoon(trx: Trx, rotationId: string): Promise<number> {
  const due = await trx
    .updateTable("instances")
    .set({ certificate_due_at: 0 })
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("ssl_state", "=", "enabled")
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("rotation_items as item")
          .select("item.id")
          .where("item.rotation_id", "=", rotationId)
          .where("item.account_id", "=", DEFAULT_ACCOUNT)
          .where("item.closed_at", "is", null)
          .where("item.skip_reason", "is", null)
          .whereRef("item.region", "=", "instances.region")
          .whereRef("item.instance_id", "=", "instances.instance_id"),
      ),
    )
    .executeTakeFirst();
  return Number(due.numUpdatedRows);
}
