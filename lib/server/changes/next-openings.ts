import "server-only";
import type { Selectable } from "kysely";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { openingAt } from "@/lib/domain/maintenance-window";
import type { App } from "../context";
import type { ChangeTable } from "../db/schema";

/**
 * When the first maintenance window opens (or has opened) in which something of these changes may start next; epoch milliseconds by change id.
 * Left out: changes that don't wait for windows, and those of whose waiting instances none has a window.
 */
export async function nextOpenings(
  app: App,
  changes: readonly Selectable<ChangeTable>[],
): Promise<ReadonlyMap<string, number>> {
  const waiting = changes.filter(
    (change) => change.ended_at === null && parseChangeSettings(change.settings).start.kind === "window",
  );
  if (waiting.length === 0) return new Map();
  const windows = await app.store.db
    .selectFrom("change_items")
    .innerJoin("instances", (join) =>
      join
        .onRef("instances.account_id", "=", "change_items.account_id")
        .onRef("instances.region", "=", "change_items.region")
        .onRef("instances.instance_id", "=", "change_items.instance_id"),
    )
    .select(["change_items.change_id", "instances.maintenance_start", "instances.maintenance_end"])
    .distinct()
    .where(
      "change_items.change_id",
      "in",
      waiting.map((change) => change.id),
    )
    .where("change_items.state", "=", "queued")
    .where("change_items.admitted", "=", 0)
    .execute();
  const now = app.clock.now();
  const next = new Map<string, number>();
  for (const { change_id, maintenance_start: start, maintenance_end: end } of windows) {
    const opensAt = openingAt({ start, end }, app.config.cloud.apiTimeZoneMinutes, now)?.opensAt;
    if (opensAt !== undefined) next.set(change_id, Math.min(opensAt, next.get(change_id) ?? opensAt));
  }
  return next;
}
