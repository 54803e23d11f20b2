import "server-only";
import type { ChangeSettings } from "@/lib/domain/change-settings";
import { nextWave } from "@/lib/domain/wave";
import { leads } from "../worker/lease";
import type { Leader } from "./move-item";

/** Lets the next instances of each running change into the work, or pauses it, as its settings say. One short transaction a change. */
export async function admitWaves(leader: Leader): Promise<void> {
  const { app, epoch } = leader;
  const changes = await app.store.db
    .selectFrom("changes")
    .select("id")
    // A change of one instance has no settings, and nothing that waits.
    .where("settings", "!=", "null")
    .where("ended_at", "is", null)
    .where("pause_reason", "is", null)
    .execute();
  for (const { id } of changes) {
    await app.store.transaction(async (trx) => {
      if (!(await leads(trx, epoch))) return;
      const change = await trx
        .selectFrom("changes")
        .selectAll()
        .where("id", "=", id)
        .where("pause_reason", "is", null)
        .executeTakeFirst();
      if (!change) return;
      const items = await trx
        .selectFrom("change_items")
        .select(["id", "region", "state", "admitted"])
        .where("change_id", "=", id)
        .orderBy("position")
        .execute();
      const settings: ChangeSettings = JSON.parse(change.settings);
      const wave = nextWave(
        items.map((item) => ({ ...item, admitted: item.admitted === 1 })),
        settings,
        change.canary_passed === 1,
      );
      if (wave.pause) {
        await trx.updateTable("changes").set({ pause_reason: wave.pause }).where("id", "=", id).execute();
      } else if (wave.admit.length > 0) {
        await trx
          .updateTable("change_items")
          .set({ admitted: 1, next_at: app.clock.now() })
          .where("id", "in", wave.admit)
          .where("state", "=", "queued")
          .execute();
      }
    });
  }
}
