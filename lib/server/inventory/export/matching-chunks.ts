import "server-only";
import { sql } from "kysely";
import type { ExportedInstance } from "@/lib/domain/instance-export";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { readEndedOff } from "../../changes/ended-off";
import { hasShownChange, latestChanges } from "../../changes/instance-change";
import type { App } from "../../context";
import { parseListing } from "../instance-listing";
import { INSTANCE_ROW_COLUMNS, toInstanceRow } from "../instance-row";
import { instancesMatching } from "../instances-matching";
import { inTurn } from "./in-turn";

/** A few milliseconds of work: what a page may have to wait for. */
const AT_ONCE = 250;

type Place = { readonly region: string; readonly instance_id: string };

async function chunkAfter(app: App, filter: InstanceFilter, now: number, after: Place) {
  const { db } = app.store;
  const rows = await db
    .selectFrom("instances")
    .where(instancesMatching(filter, now))
    .where(sql<boolean>`(region, instance_id) > (${after.region}, ${after.instance_id})`)
    .select([...INSTANCE_ROW_COLUMNS, "listing"])
    .select((eb) => hasShownChange(eb).as("has_change"))
    .orderBy("region")
    .orderBy("instance_id")
    .limit(AT_ONCE)
    .execute();
  const changed = rows.filter((row) => row.has_change);
  const [changes, endedOff] = await Promise.all([latestChanges(db, changed, now), readEndedOff(db, changed)]);
  return rows.map((row): ExportedInstance => {
    const { addresses, zone, vpcId, projectId, tags } = parseListing(row.listing);
    const key = `${row.region}/${row.instance_id}`;
    return {
      row: toInstanceRow(row, changes.get(key) ?? null, endedOff.get(key) ?? null),
      addresses,
      zone,
      vpcId,
      projectId,
      tags,
    };
  });
}

/**
 * All instances that a filter matches, by region and id, some at a time. Each chunk is a question of its own, from where the last one ended:
 * between them nothing is held, neither rows nor a cursor nor a connection, however slowly they are taken. `now` epoch milliseconds.
 */
export async function* matchingChunks(
  app: App,
  filter: InstanceFilter,
  now: number,
): AsyncGenerator<readonly ExportedInstance[]> {
  let after: Place = { region: "", instance_id: "" };
  while (true) {
    const chunk = await inTurn(() => chunkAfter(app, filter, now, after));
    if (chunk.length > 0) yield chunk;
    const last = chunk.at(-1);
    if (!last || chunk.length < AT_ONCE) return;
    after = { region: last.row.region, instance_id: last.row.instanceId };
  }
}
