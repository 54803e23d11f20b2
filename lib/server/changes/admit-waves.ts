import "server-only";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { openUntil } from "@/lib/domain/maintenance-window";
import { nextWave } from "@/lib/domain/wave";
import { appendAudit } from "../audit/append-audit";
import type { Trx } from "../context";
import { leads } from "../worker/lease";
import { endBySchedule } from "./end-by-schedule";
import type { Leader } from "./move-item";
import { programFor } from "./program-for";
import { stepOf } from "./step-of-change";
import { refusedAt } from "./stopped-regions";

/**
 * Lets the next instances of each running change into the work, pauses it, or ends it, as its settings and the clock say. One short transaction
 * a change.
 */
export async function admitWaves(leader: Leader): Promise<void> {
  const changes = await leader.app.store.db
    .selectFrom("changes")
    .selectAll()
    // A change of one instance has no settings, and nothing that waits.
    .where("settings", "!=", "null")
    .where("ended_at", "is", null)
    .execute();
  for (const change of changes) {
    switch (stepOf(change, leader.app.clock.now())) {
      case "missed":
      case "deadline":
        await endBySchedule(leader, change.id);
        break;
      case "run":
        if (change.pause_reason === null) await admitWave(leader, change.id);
        break;
      case "wait":
    }
  }
}

async function admitWave({ app, epoch }: Leader, id: string): Promise<void> {
  await app.store.transaction(async (trx) => {
    if (!(await leads(trx, epoch))) return;
    const change = await trx
      .selectFrom("changes")
      .selectAll()
      .where("id", "=", id)
      .where("pause_reason", "is", null)
      .executeTakeFirst();
    const now = app.clock.now();
    if (!change || stepOf(change, now) !== "run") return;
    const settings = parseChangeSettings(change.settings);
    const items = await waitingOf(trx, id);
    const wave = nextWave(
      items.map(({ admitted, next_at, maintenance_start, maintenance_end, ...item }) => ({
        ...item,
        admitted: admitted === 1,
        refusedAt: refusedAt(item),
        held:
          next_at > now ||
          (settings.start.kind === "window" &&
            openUntil({ start: maintenance_start, end: maintenance_end }, app.config.cloud.apiTimeZoneMinutes, now) ===
              null),
      })),
      settings,
      change.canary_passed === 1,
      change.resumed_at,
    );
    if (wave.takeBack.length > 0) {
      await trx
        .updateTable("change_items")
        .set({ admitted: 0 })
        .where("id", "in", wave.takeBack)
        .where("state", "=", "queued")
        .execute();
    }
    if (wave.pause) {
      await trx.updateTable("changes").set({ pause_reason: wave.pause }).where("id", "=", id).execute();
      return;
    }
    if (wave.admit.length === 0) return;
    await trx
      .updateTable("change_items")
      .set({ admitted: 1, next_at: now })
      .where("id", "in", wave.admit)
      .where("state", "=", "queued")
      .execute();
    if (change.begun_at !== null) return;
    await trx.updateTable("changes").set({ begun_at: now }).where("id", "=", id).execute();
    if (settings.start.kind === "now") return;
    const ctx = await programFor(trx, app, id, id);
    await appendAudit(trx, ctx, {
      event: { action: "change.begin", changeId: id },
      outcome: "succeeded",
      subjectId: id,
      code: settings.start.kind,
    });
  });
}

function waitingOf(trx: Trx, changeId: string) {
  return trx
    .selectFrom("change_items")
    .leftJoin("instances", (join) =>
      join
        .onRef("instances.account_id", "=", "change_items.account_id")
        .onRef("instances.region", "=", "change_items.region")
        .onRef("instances.instance_id", "=", "change_items.instance_id"),
    )
    .select([
      "change_items.id",
      "change_items.region",
      "change_items.state",
      "change_items.admitted",
      "change_items.error_class",
      "change_items.ended_at",
      "change_items.next_at",
      "instances.maintenance_start",
      "instances.maintenance_end",
    ])
    .where("change_items.change_id", "=", changeId)
    .orderBy("change_items.position")
    .execute();
}
