import "server-only";
import { type Kysely, sql } from "kysely";

/** Saved views of the list, and how each person likes it to look. A shared view outlives its owner: then nobody owns it. */
export async function listViewTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("saved_views")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("owner_id", "text", (c) => c.references("user.id").onDelete("set null"))
    .addColumn("owner_name", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("name_key", "text", (c) => c.notNull())
    .addColumn("shared", "integer", (c) => c.notNull())
    .addColumn("format", "integer", (c) => c.notNull())
    .addColumn("query", "text", (c) => c.notNull())
    .addColumn("columns", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();
  await sql`create unique index saved_view_names on saved_views (owner_id, name_key)`.execute(db);
  await sql`create index saved_views_shared on saved_views (shared)`.execute(db);
  await db.schema
    .createTable("list_preferences")
    .addColumn("user_id", "text", (c) => c.primaryKey().references("user.id").onDelete("cascade"))
    .addColumn("columns", "text")
    .addColumn("density", "text")
    .addColumn("default_view_id", "text", (c) => c.references("saved_views.id").onDelete("set null"))
    .execute();
}
