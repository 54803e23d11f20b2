import "server-only";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { openUntil } from "@/lib/domain/maintenance-window";
import type { App } from "../context";
import type { ChangeItemTable, InstanceTable } from "../db/schema";

/** What the change of an item says about when it may be sent. */
export type ItemPlan = {
  /** Others wait for its place: a busy instance gives it back instead of holding it. */
  readonly inWaves: boolean;
  readonly inWindow: boolean;
  /** Nothing is sent from then on; epoch milliseconds, null = no limit. */
  readonly deadline: number | null;
};

export async function itemPlan(app: App, item: ChangeItemTable): Promise<ItemPlan> {
  // The second step of a rotation is owed: nothing that was planned for the change holds it.
  if (item.step === 2) return { inWaves: false, inWindow: false, deadline: null };
  const change = await app.store.db
    .selectFrom("changes")
    .select(["settings", "deadline_at"])
    .where("id", "=", item.change_id)
    .executeTakeFirstOrThrow();
  const { start } = parseChangeSettings(change.settings);
  return {
    inWaves: change.settings !== "null",
    inWindow: start.kind === "window",
    deadline: change.deadline_at,
  };
}

/** Until when an item may be sent (epoch milliseconds); what is not in the future = not now. */
export function mayBeSentUntil(
  app: App,
  plan: ItemPlan,
  instance: Pick<InstanceTable, "maintenance_start" | "maintenance_end">,
): number {
  const times = { start: instance.maintenance_start, end: instance.maintenance_end };
  const window = plan.inWindow
    ? (openUntil(times, app.config.cloud.apiTimeZoneMinutes, app.clock.now()) ?? 0)
    : Number.POSITIVE_INFINITY;
  return Math.min(window, plan.deadline ?? Number.POSITIVE_INFINITY);
}
