import "server-only";
import { type Kysely, sql } from "kysely";
import { codePointText, type Engine, makeAppendOnly, searchedInIndex } from "../engine-differences";

/** Fleet, changes, certificates and audit. */
export async function firstTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const code = codePointText(engine);
  await db.schema
    .createTable("instances")
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("sort_name", code, (c) => c.notNull())
    .addColumn("search_text", "text", (c) => c.notNull())
    .addColumn("mongo_version", "text")
    .addColumn("status_code", "integer")
    .addColumn("cluster_type_code", "integer")
    .addColumn("instance_type_code", "integer")
    .addColumn("listing", "text", (c) => c.notNull())
    .addColumn("ssl_state", "text", (c) => c.notNull())
    .addColumn("ssl_error_code", "text")
    .addColumn("ssl_error_message", "text")
    .addColumn("certificate_expires_at", "bigint")
    .addColumn("reported_expires_at", "bigint")
    .addColumn("certificate_url", "text")
    .addColumn("certificate_sha256", "text")
    .addColumn("first_seen_at", "bigint", (c) => c.notNull())
    .addColumn("listed_at", "bigint", (c) => c.notNull())
    .addColumn("ssl_checked_at", "bigint")
    .addColumn("ssl_attempted_at", "bigint")
    .addColumn("absent_listings", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("missing_since", "bigint")
    .addPrimaryKeyConstraint("instances_pk", ["account_id", "region", "instance_id"])
    .execute();
  // One index for each order of the list, with the columns that break ties, so that a page is read in order and ends at its last row. By name
  // it holds what is searched, too: a search then never touches the wide rows (10,000 of them: 1.6 ms instead of 8 for a page and its number).
  const order = {
    by_name: ["sort_name", "region", "instance_id", ...searchedInIndex(engine, "search_text")],
    by_region: ["region", "sort_name", "instance_id"],
    by_expiry: ["certificate_expires_at", "region", "instance_id"],
    by_check: ["ssl_checked_at", "region", "instance_id"],
    by_ssl: ["ssl_state", "region", "instance_id"],
  };
  for (const [name, columns] of Object.entries(order)) {
    await db.schema
      .createIndex(`instances_${name}`)
      .on("instances")
      .columns(["account_id", ...columns])
      .execute();
  }

  await db.schema
    .createTable("regions")
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("error_code", "text")
    .addColumn("error_message", "text")
    .addColumn("error_class", "text")
    .addColumn("failed_since", "bigint")
    .addColumn("synced_at", "bigint")
    .addPrimaryKeyConstraint("regions_pk", ["account_id", "region"])
    .execute();

  await db.schema
    .createTable("sync_runs")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("cause", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("listed", "integer", (c) => c.notNull())
    .addColumn("checked", "integer", (c) => c.notNull())
    .addColumn("total", "integer", (c) => c.notNull())
    .addColumn("started_at", "bigint", (c) => c.notNull())
    .addColumn("ended_at", "bigint")
    .execute();
  await db.schema.createIndex("sync_runs_latest").on("sync_runs").columns(["account_id", "started_at"]).execute();

  await db.schema
    .createTable("certificates")
    .addColumn("sha256", "text", (c) => c.primaryKey())
    .addColumn("pem", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("serial", "text", (c) => c.notNull())
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("not_after", "bigint", (c) => c.notNull())
    .addColumn("key_description", "text", (c) => c.notNull())
    .addColumn("signature_algorithm", "text", (c) => c.notNull())
    .addColumn("fetched_over", "text", (c) => c.notNull())
    .addColumn("first_seen_at", "bigint", (c) => c.notNull())
    .addColumn("last_seen_at", "bigint", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("audit_events")
    .addColumn("seq", "bigint", (c) => c.primaryKey())
    .addColumn("id", "text", (c) => c.notNull().unique())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("actor_id", "text", (c) => c.notNull())
    .addColumn("actor_name", "text", (c) => c.notNull())
    .addColumn("actor_role", "text", (c) => c.notNull())
    .addColumn("client_address", "text")
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("region", "text")
    .addColumn("instance_id", "text")
    .addColumn("target", "text")
    .addColumn("reason", "text")
    .addColumn("code", "text")
    .addColumn("api_request_id", "text")
    .addColumn("detail", "text", (c) => c.notNull())
    .addColumn("previous_hmac", "text", (c) => c.notNull())
    .addColumn("hmac", "text", (c) => c.notNull())
    .execute();
  for (const column of ["subject_id", "actor_id", "instance_id", "at"]) {
    await db.schema.createIndex(`audit_events_${column}`).on("audit_events").columns([column, "seq"]).execute();
  }
  await makeAppendOnly(db, engine, "audit_events");

  await db.schema
    .createTable("leases")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("holder", "text", (c) => c.notNull())
    .addColumn("epoch", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();
  await sql`create table settings (name text primary key, value text not null)`.execute(db);
}
