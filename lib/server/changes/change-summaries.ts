import "server-only";
import type { Selectable } from "kysely";
import { type ItemState, isSettled } from "@/lib/domain/change-item";
import type { ChangeInstance, ChangeSummary } from "@/lib/domain/change-page";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { isOwed } from "@/lib/domain/rotation";
import type { App } from "../context";
import type { ChangeTable } from "../db/schema";
import { isoTime, isoTimeOrNull } from "../iso-time";
import { nextOpenings } from "./next-openings";

/** How many instances of a change the list names: those at positions 1 to this. */
export const NAMED_INSTANCES = 3;

/** Changes as the list shows them, in the order given: a few queries however many there are. */
export async function changeSummaries(
  app: App,
  changes: readonly Selectable<ChangeTable>[],
): Promise<readonly ChangeSummary[]> {
  if (changes.length === 0) return [];
  const { db } = app.store;
  const ids = changes.map((change) => change.id);
  const counted = await db
    .selectFrom("change_items")
    .select(({ fn }) => [
      "change_id",
      "state",
      "step",
      fn.countAll<number>().as("items"),
      fn.count<number>("taken_over_at").as("taken_over"),
      fn.count<number>("ended_off").as("ended_off"),
    ])
    .where("change_id", "in", ids)
    .groupBy(["change_id", "state", "step"])
    .execute();
  const named = await db
    .selectFrom("change_items")
    .select(["change_id", "region", "instance_id", "instance_name"])
    .where("change_id", "in", ids)
    .where("position", "<=", NAMED_INSTANCES)
    .orderBy("change_id")
    .orderBy("position")
    .execute();

  const openings = await nextOpenings(app, changes);

  return changes.map((change) => {
    const counts: Partial<Record<ItemState, number>> = {};
    let takenOver = 0;
    let owed = 0;
    let endedOff = 0;
    for (const row of counted) {
      if (row.change_id !== change.id) continue;
      counts[row.state] = (counts[row.state] ?? 0) + Number(row.items);
      takenOver += Number(row.taken_over);
      endedOff += Number(row.ended_off);
      if (isOwed(row)) owed += Number(row.items);
    }
    const first = named
      .filter((item) => item.change_id === change.id)
      .map((item): ChangeInstance => ({ region: item.region, instanceId: item.instance_id, name: item.instance_name }));
    return changeSummary(change, {
      counts,
      takenOver,
      owed,
      endedOff,
      first,
      nextOpensAt: openings.get(change.id) ?? null,
    });
  });
}

type Known = Pick<ChangeSummary, "counts" | "takenOver" | "owed" | "endedOff" | "first"> & {
  /** Epoch milliseconds. */
  readonly nextOpensAt: number | null;
};

/** A change with what its items tell. */
export function changeSummary(
  change: Selectable<ChangeTable>,
  { counts, takenOver, owed, endedOff, first, nextOpensAt }: Known,
): ChangeSummary {
  let items = 0;
  let settled = 0;
  // In one order, whatever order they were counted in: the same counts are the same text.
  const states = Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)) as [ItemState, number][];
  for (const [state, number] of states) {
    items += number;
    if (isSettled(state)) settled += number;
  }
  return {
    id: change.id,
    origin: change.origin,
    target: change.target,
    reason: change.reason,
    by: change.created_by_name,
    createdAt: isoTime(change.created_at),
    endedAt: isoTimeOrNull(change.ended_at),
    pauseReason: change.ended_at === null ? change.pause_reason : null,
    endReason: change.end_reason,
    startKind: parseChangeSettings(change.settings).start.kind,
    startsAt: isoTimeOrNull(change.starts_at),
    begunAt: isoTimeOrNull(change.begun_at),
    nextOpensAt: isoTimeOrNull(nextOpensAt),
    deadlineAt: isoTimeOrNull(change.deadline_at),
    items,
    settled,
    counts: Object.fromEntries(states),
    takenOver,
    owed,
    endedOff,
    first,
  };
}
