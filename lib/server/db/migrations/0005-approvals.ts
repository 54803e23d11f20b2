import "server-only";
import { type Kysely, sql } from "kysely";

/** What a second person decided about a change, or has yet to decide. One row a change at most. */
export async function approvalTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("approvals")
    .addColumn("change_id", "text", (c) => c.primaryKey().references("changes.id"))
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull())
    .addColumn("asked_at", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addColumn("versions", "text", (c) => c.notNull())
    .addColumn("decided_by", "text")
    .addColumn("decided_by_name", "text")
    .addColumn("decided_at", "bigint")
    .addColumn("reason", "text", (c) => c.notNull())
    .execute();
  await sql`create index approvals_open on approvals (expires_at) where state = 'open'`.execute(db);
}
