import "server-only";
import type { Kysely } from "kysely";

/** What a process that doesn't lead asks of the one that does. Rows live for seconds: whoever asked takes its own away. */
export async function replicaTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("leader_requests")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("request", "text", (c) => c.notNull())
    .addColumn("asked_at", "bigint", (c) => c.notNull())
    .addColumn("taken_epoch", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("answer", "text")
    .execute();
}
