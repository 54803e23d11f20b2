import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import type { Trx } from "../context";

/** Lets an approved change start: one with settings in its waves, any other at once. `now` epoch milliseconds.
 * Throws Refusal "already_decided" for one that has ended. */
export async function letStart(trx: Trx, changeId: string, now: number): Promise<void> {
  const started = await trx
    .updateTable("changes")
    .set({ pause_reason: null })
    .where("id", "=", changeId)
    .where("pause_reason", "=", "approval")
    .where("ended_at", "is", null)
    .returning("settings")
    .executeTakeFirst();
  // It has ended meanwhile: nothing of it may start.
  if (!started) throw new Refusal("already_decided");
  if (started.settings !== "null") return;
  await trx
    .updateTable("change_items")
    .set({ admitted: 1, next_at: now })
    .where("change_id", "=", changeId)
    .where("state", "=", "queued")
    .execute();
}
