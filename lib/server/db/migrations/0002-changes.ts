import "server-only";
import { type Kysely, sql } from "kysely";
import { OPEN_STATES, SHOWN_STATES } from "@/lib/domain/change-item";

/** Changes and their items; one instance has one open item at most, and the database is who says so. */
export async function changeTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("changes")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("target", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("origin", "text", (c) => c.notNull())
    .addColumn("settings", "text", (c) => c.notNull())
    .addColumn("pause_reason", "text")
    .addColumn("canary_passed", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_by_name", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("ended_at", "bigint")
    .execute();
  await db.schema.createIndex("changes_latest").on("changes").columns(["account_id", "created_at"]).execute();

  await db.schema
    .createTable("change_items")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("change_id", "text", (c) => c.notNull().references("changes.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("instance_name", "text", (c) => c.notNull())
    .addColumn("target", "text", (c) => c.notNull())
    .addColumn("seen_state", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("state_since", "bigint", (c) => c.notNull())
    .addColumn("epoch", "bigint", (c) => c.notNull())
    .addColumn("admitted", "integer", (c) => c.notNull().defaultTo(1))
    .addColumn("next_at", "bigint", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("send_deadline_at", "bigint")
    .addColumn("sent_at", "bigint")
    .addColumn("answer", "text")
    .addColumn("flow_id", "text")
    .addColumn("request_id", "text")
    .addColumn("error_code", "text")
    .addColumn("error_class", "text")
    .addColumn("error_message", "text")
    .addColumn("advice", "text")
    .addColumn("skip_reason", "text")
    .addColumn("retry_until", "bigint")
    .addColumn("unchanged_since", "bigint")
    .addColumn("last_read", "text")
    .addColumn("retry_of", "text")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("ended_at", "bigint")
    .addUniqueConstraint("change_items_position", ["change_id", "position"])
    .execute();
  const open = sql.join(OPEN_STATES.map((state) => sql.lit(state)));
  await sql`create unique index change_items_one_open on change_items (account_id, region, instance_id) where state in (${open})`.execute(
    db,
  );
  const shown = sql.join(SHOWN_STATES.map((state) => sql.lit(state)));
  await sql`create index change_items_shown on change_items (account_id, region, instance_id) where state in (${shown})`.execute(
    db,
  );
  await sql`create index change_items_due on change_items (next_at) where state in (${open})`.execute(db);
  await db.schema
    .createIndex("change_items_of_instance")
    .on("change_items")
    .columns(["account_id", "region", "instance_id", "created_at"])
    .execute();
}
