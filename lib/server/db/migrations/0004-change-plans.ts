import "server-only";
import type { Kysely } from "kysely";

/** When a change may start and must have started, why it ended early; and when the maintenance window of an instance is. */
export async function changePlanColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("changes").addColumn("end_reason", "text").execute();
  await db.schema.alterTable("changes").addColumn("starts_at", "bigint").execute();
  await db.schema.alterTable("changes").addColumn("deadline_at", "bigint").execute();
  await db.schema.alterTable("changes").addColumn("begun_at", "bigint").execute();
  await db.schema.alterTable("instances").addColumn("maintenance_start", "text").execute();
  await db.schema.alterTable("instances").addColumn("maintenance_end", "text").execute();
}
