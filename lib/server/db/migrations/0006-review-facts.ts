import "server-only";
import type { Kysely } from "kysely";

/** Who took an instance over that needed attention, and when a change was last resumed: what failed before no longer stops its region. */
export async function reviewFactColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("change_items").addColumn("taken_over_by", "text").execute();
  await db.schema.alterTable("change_items").addColumn("taken_over_by_name", "text").execute();
  await db.schema.alterTable("change_items").addColumn("taken_over_at", "bigint").execute();
  await db.schema.alterTable("change_items").addColumn("taken_over_reason", "text").execute();
  await db.schema.alterTable("changes").addColumn("resumed_at", "bigint").execute();
}
