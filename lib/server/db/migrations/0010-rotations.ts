import "server-only";
import { type Kysely, sql } from "kysely";

/** The step of a rotation, what its first step had, and whether it ended with SSL off and who has settled that. */
export async function rotationColumns(db: Kysely<unknown>): Promise<void> {
  const columns = [
    ["step", "integer"],
    ["off_at", "bigint"],
    ["off_flow_id", "text"],
    ["off_request_id", "text"],
    ["off_sent_at", "bigint"],
    ["ended_off", "integer"],
    ["left_off_by", "text"],
    ["left_off_by_name", "text"],
    ["left_off_at", "bigint"],
    ["left_off_reason", "text"],
  ] as const;
  for (const [name, type] of columns) await db.schema.alterTable("change_items").addColumn(name, type).execute();
  // Few, and asked for at each reading of SSL: an index that is almost always empty.
  await sql`create index change_items_rotation_ended on change_items (account_id, region, instance_id)
    where step is not null and state in ('failed', 'needs_attention')`.execute(db);
}
