import "server-only";
import type { RotationTick } from "@/lib/domain/rotation-tick";
import type { Db } from "../context";
import { isoTime } from "../iso-time";

/** Everything that was ticked in a rotation, the oldest first. */
export async function rotationTicks(db: Db, rotationId: string): Promise<readonly RotationTick[]> {
  const rows = await db
    .selectFrom("rotation_ticks")
    .selectAll()
    .where("rotation_id", "=", rotationId)
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    step: row.step,
    itemId: row.item_id,
    done: row.done === 1,
    note: row.note,
    by: row.ticked_by_name,
    at: isoTime(row.at),
  }));
}
