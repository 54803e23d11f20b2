import "server-only";
import { type Kysely, sql } from "kysely";

/** Which instance has had which certificate, and when the worker looks at an instance's certificate next. */
export async function certificateTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("certificates")
    .addColumn("chain_pem", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("instances").addColumn("certificate_problem", "text").execute();
  await db.schema
    .alterTable("instances")
    .addColumn("certificate_due_at", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("instances")
    .addColumn("certificate_failures", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`create index instances_certificate_due on instances (account_id, certificate_due_at) where ssl_state = 'enabled'`.execute(
    db,
  );
  await db.schema
    .createTable("instance_certificates")
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull().references("certificates.sha256"))
    .addColumn("first_seen_at", "bigint", (c) => c.notNull())
    .addColumn("last_seen_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("instance_certificates_pk", ["account_id", "region", "instance_id", "sha256"])
    .execute();
}
