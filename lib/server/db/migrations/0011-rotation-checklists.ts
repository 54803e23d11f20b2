import "server-only";
import { type Kysely, sql } from "kysely";

/** Rotations of CA certificates: which instances, which CA each had and has, and what people ticked. */
export async function rotationChecklistTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("rotations")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("filter", "text")
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_by_name", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("ended_at", "bigint")
    .addColumn("cancelled_by", "text")
    .addColumn("cancelled_by_name", "text")
    .addColumn("end_reason", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("rotations_newest").on("rotations").columns(["account_id", "created_at"]).execute();
  await db.schema
    .createTable("rotation_items")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("rotation_id", "text", (c) => c.notNull().references("rotations.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("instance_name", "text", (c) => c.notNull())
    .addColumn("skip_reason", "text")
    .addColumn("old_sha256", "text")
    .addColumn("new_sha256", "text")
    .addColumn("new_seen_at", "bigint")
    .addColumn("closed_kind", "text")
    .addColumn("closed_at", "bigint")
    .addColumn("closed_by", "text")
    .addColumn("closed_by_name", "text")
    .addColumn("closed_reason", "text", (c) => c.notNull())
    .addColumn("proof_id", "text")
    .execute();
  await db.schema
    .createIndex("rotation_items_of_rotation")
    .on("rotation_items")
    .columns(["rotation_id", "position"])
    .execute();
  await sql`create unique index rotation_items_open on rotation_items (account_id, region, instance_id)
    where closed_at is null and skip_reason is null`.execute(db);
  await db.schema
    .createTable("rotation_ticks")
    .addColumn("rotation_id", "text", (c) => c.notNull().references("rotations.id"))
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("item_id", "text")
    .addColumn("done", "integer", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("ticked_by", "text", (c) => c.notNull())
    .addColumn("ticked_by_name", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("rotation_ticks_key", ["rotation_id", "seq"])
    .execute();
}
