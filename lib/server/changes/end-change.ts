import "server-only";
import type { Trx } from "../context";

/** A change has ended when none of its items is open any more. `now` epoch milliseconds. */
export async function endChangeIfSettled(trx: Trx, changeId: string, now: number): Promise<void> {
  await trx
    .updateTable("changes")
    .set({ ended_at: now })
    .where("id", "=", changeId)
    .where("ended_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("change_items")
            .select("change_items.id")
            .whereRef("change_items.change_id", "=", "changes.id")
            .where("change_items.ended_at", "is", null),
        ),
      ),
    )
    .execute();
}
