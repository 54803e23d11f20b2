import "server-only";
import { type Kysely, sql } from "kysely";

/** When each instance's SSL is read again, how a sync gets on, and what calls were made of late. */
export async function steadyStateTables(db: Kysely<unknown>): Promise<void> {
  // 0 = at once, null = not at all (missing instances).
  await db.schema
    .alterTable("instances")
    .addColumn("ssl_due_at", "bigint", (c) => c.defaultTo(0))
    .execute();
  await sql`update instances set ssl_due_at = case when missing_since is null then coalesce(ssl_attempted_at, 0) end`.execute(
    db,
  );
  await db.schema
    .createIndex("instances_ssl_due")
    .on("instances")
    .columns(["account_id", "ssl_due_at", "region", "instance_id"])
    .execute();
  for (const column of ["listing", "failed"]) {
    await db.schema
      .alterTable("sync_runs")
      .addColumn(column, "integer", (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await db.schema.alterTable("sync_runs").addColumn("expected_end_at", "bigint").execute();
  await db.schema
    .createTable("call_usage")
    .addColumn("host", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("calls", "integer", (c) => c.notNull())
    .addColumn("refused", "integer", (c) => c.notNull())
    .addColumn("waiting", "integer", (c) => c.notNull())
    .addColumn("per_second", "integer", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("call_usage_key", ["host", "action"])
    .execute();
}
