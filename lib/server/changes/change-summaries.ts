import "server-only";
import type { Selectable } from "kysely";
import { type ItemState, isSettled } from "@/lib/domain/change-item";
import type { ChangeInstance, ChangeSummary } from "@/lib/domain/change-page";
import type { Db } from "../context";
import type { ChangeTable } from "../db/schema";

/** How many instances of a change the list names: those at positions 1 to this. */
export const NAMED_INSTANCES = 3;

/** Changes as the list shows them, in the order given: two queries however many there are. */
export async function changeSummaries(
  db: Db,
  changes: readonly Selectable<ChangeTable>[],
): Promise<readonly ChangeSummary[]> {
  if (changes.length === 0) return [];
  const ids = changes.map((change) => change.id);
  const counted = await db
    .selectFrom("change_items")
    .select(({ fn }) => [
      "change_id",
      "state",
      fn.countAll<number>().as("items"),
      fn.count<number>("taken_over_at").as("taken_over"),
    ])
    .where("change_id", "in", ids)
    .groupBy(["change_id", "state"])
    .execute();
  const named = await db
    .selectFrom("change_items")
    .select(["change_id", "region", "instance_id", "instance_name"])
    .where("change_id", "in", ids)
    .where("position", "<=", NAMED_INSTANCES)
    .orderBy("change_id")
    .orderBy("position")
    .execute();

  return changes.map((change) => {
    const counts: Partial<Record<ItemState, number>> = {};
    let takenOver = 0;
    for (const row of counted) {
      if (row.change_id !== change.id) continue;
      counts[row.state] = Number(row.items);
      takenOver += Number(row.taken_over);
    }
    const first = named
      .filter((item) => item.change_id === change.id)
      .map((item): ChangeInstance => ({ region: item.region, instanceId: item.instance_id, name: item.instance_name }));
    return changeSummary(change, counts, takenOver, first);
  });
}

/** A change with its counts. */
export function changeSummary(
  change: Selectable<ChangeTable>,
  counts: Partial<Record<ItemState, number>>,
  takenOver: number,
  first: readonly ChangeInstance[],
): ChangeSummary {
  let items = 0;
  let settled = 0;
  for (const [state, number] of Object.entries(counts) as [ItemState, number][]) {
    items += number;
    if (isSettled(state)) settled += number;
  }
  return {
    id: change.id,
    origin: change.origin,
    target: change.target,
    reason: change.reason,
    by: change.created_by_name,
    createdAt: new Date(change.created_at).toISOString(),
    endedAt: change.ended_at === null ? null : new Date(change.ended_at).toISOString(),
    pauseReason: change.ended_at === null ? change.pause_reason : null,
    endReason: change.end_reason,
    items,
    settled,
    counts,
    takenOver,
    first,
  };
}
