import "server-only";
import type { Kysely } from "kysely";

/** What handshakes with an instance's nodes showed: a row per node, those of one proof under one id. */
export async function tlsProofTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("tls_proofs")
    .addColumn("proof_id", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("region", "text", (c) => c.notNull())
    .addColumn("instance_id", "text", (c) => c.notNull())
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("protocol", "text")
    .addColumn("cipher", "text")
    .addColumn("peer_not_after", "bigint")
    .addColumn("peer_sha256", "text")
    .addColumn("plaintext", "text", (c) => c.notNull())
    .addColumn("code", "text")
    .addColumn("ca_sha256", "text", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull())
    .addColumn("asked_by_name", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("tls_proofs_key", ["proof_id", "position"])
    .execute();
  await db.schema
    .createIndex("tls_proofs_of_instance")
    .on("tls_proofs")
    .columns(["account_id", "region", "instance_id", "at"])
    .execute();
}
