import "server-only";
import type { Kysely } from "kysely";

/** When a change may start and must have started, and why it ended early. */
export async function changePlanColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("changes").addColumn("end_reason", "text").execute();
  await db.schema.alterTable("changes").addColumn("starts_at", "bigint").execute();
  await db.schema.alterTable("changes").addColumn("deadline_at", "bigint").execute();
}
