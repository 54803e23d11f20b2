import "server-only";
import type { Db } from "../context";
import { auditKey, CHAIN_START, chainHmac } from "./audit-chain";

const BATCH = 1_000;

export type AuditVerdict =
  | { readonly intact: true; readonly rows: number; readonly lastHmac: string }
  | { readonly intact: false; readonly rows: number; readonly brokenAt: number; readonly why: "altered" | "missing" };

/**
 * Walks the whole chain. "altered" = a row's own HMAC does not fit its fields; "missing" = its number or its link to the row before does not.
 * Rows cut off at the end leave an intact chain: compare `lastHmac` and `rows` with the last line that stdout's log holds.
 */
export async function verifyAudit(db: Db, authSecret: string): Promise<AuditVerdict> {
  const key = auditKey(authSecret);
  let seq = 0;
  let previous = CHAIN_START;
  for (;;) {
    const rows = await db
      .selectFrom("audit_events")
      .selectAll()
      .where("seq", ">", seq)
      .orderBy("seq")
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return { intact: true, rows: seq, lastHmac: previous };
    for (const { hmac, ...row } of rows) {
      if (row.seq !== seq + 1 || row.previous_hmac !== previous)
        return { intact: false, rows: seq, brokenAt: row.seq, why: "missing" };
      if (chainHmac(key, row) !== hmac) return { intact: false, rows: seq, brokenAt: row.seq, why: "altered" };
      seq = row.seq;
      previous = hmac;
    }
  }
}
