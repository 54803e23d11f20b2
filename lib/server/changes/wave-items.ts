import "server-only";
import type { MaintenanceTimes } from "@/lib/domain/maintenance-window";
import type { WaveGroup } from "@/lib/domain/wave";
import type { Db } from "../context";
import { refusedAt } from "./stopped-regions";

/** The items of a change as its waves count them. Counted in the store: a change of thousands is asked about several times a second. */
export async function waveGroups(db: Db, changeId: string): Promise<WaveGroup[]> {
  const groups = await db
    .selectFrom("change_items")
    .select(({ fn }) => [
      "region",
      "state",
      "admitted",
      "error_class",
      fn.max("ended_at").as("ended_at"),
      fn.countAll<number>().as("items"),
    ])
    .where("change_id", "=", changeId)
    .groupBy(["region", "state", "admitted", "error_class"])
    .execute();
  return groups.map((group) => ({
    region: group.region,
    state: group.state,
    admitted: group.admitted === 1,
    refusedAt: refusedAt(group),
    count: Number(group.items),
  }));
}

type Waiting = {
  readonly id: string;
  readonly position: number;
  readonly region: string;
  readonly window: MaintenanceTimes;
};
type Wanted = {
  /** Positions after this one. */
  readonly after: number;
  /** Regions that take none now. */
  readonly closed: readonly string[];
  /** Epoch milliseconds; who is tried again later is left out. */
  readonly now: number;
  readonly limit: number;
};

/** The next items that wait and were not let in, in the order of the change. */
export async function nextWaiting(db: Db, changeId: string, wanted: Wanted): Promise<Waiting[]> {
  const { after, closed, now, limit } = wanted;
  let waiting = db
    .selectFrom("change_items")
    .leftJoin("instances", (join) =>
      join
        .onRef("instances.account_id", "=", "change_items.account_id")
        .onRef("instances.region", "=", "change_items.region")
        .onRef("instances.instance_id", "=", "change_items.instance_id"),
    )
    .select([
      "change_items.id",
      "change_items.position",
      "change_items.region",
      "instances.maintenance_start as start",
      "instances.maintenance_end as end",
    ])
    .where("change_items.change_id", "=", changeId)
    .where("change_items.state", "=", "queued")
    .where("change_items.admitted", "=", 0)
    .where("change_items.next_at", "<=", now)
    .where("change_items.position", ">", after)
    .orderBy("change_items.position")
    .limit(limit);
  if (closed.length > 0) waiting = waiting.where("change_items.region", "not in", closed);
  const rows = await waiting.execute();
  return rows.map(({ start, end, ...item }) => ({ ...item, window: { start, end } }));
}
