import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import type { AuditEventTable } from "../db/schema";

/** What the first row is chained to. */
export const CHAIN_START = "0".repeat(64);

/** The chain's key, apart from every other use of AUTH_SECRET (RFC 5869). */
export function auditKey(authSecret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, "", "mongodb-ssl-console audit chain", 32));
}

type Chained = Omit<AuditEventTable, "hmac">;

/** HMAC-SHA256 over every field of a row, the previous row's HMAC among them, in a fixed order; hex. */
export function chainHmac(key: Buffer, row: Chained): string {
  const fields = [
    row.seq,
    row.id,
    row.at,
    row.subject_id,
    row.actor_id,
    row.actor_name,
    row.actor_role,
    row.client_address,
    row.action,
    row.outcome,
    row.region,
    row.instance_id,
    row.target,
    row.reason,
    row.code,
    row.api_request_id,
    row.detail,
    row.previous_hmac,
  ];
  return createHmac("sha256", key).update(JSON.stringify(fields)).digest("hex");
}
