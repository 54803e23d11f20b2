import { loadTypescript } from "../start/load-typescript.mjs";
import { fastClock } from "./fast-time.mjs";

/**
 * What a store holds while no console has it open.
 * @typedef {{
 *   changes: import("../../lib/server/db/schema").ChangeTable[],
 *   items: import("../../lib/server/db/schema").ChangeItemTable[],
 *   audit: Pick<import("../../lib/server/db/schema").AuditEventTable, "id" | "at" | "seq" | "action" | "outcome" | "subject_id" | "hmac">[],
 *   chain: import("../../lib/server/audit/verify-audit").AuditVerdict,
 *   integrity: string,
 * }} StoreContent
 */

/**
 * @param {import("../../lib/server/config/config").Config} config
 * @param {number} origin
 * @returns {Promise<StoreContent>}
 */
export async function readStore(config, origin) {
  /** @type {typeof import("../../lib/server/db/open-store")} */
  const { openStore } = await loadTypescript("lib/server/db/open-store.ts");
  /** @type {typeof import("../../lib/server/audit/verify-audit")} */
  const { verifyAudit } = await loadTypescript("lib/server/audit/verify-audit.ts");
  const store = await openStore(config, fastClock(origin));
  try {
    const { raw } = store;
    const checked = raw.engine === "sqlite" ? raw.database.prepare("pragma integrity_check").get() : null;
    return {
      changes: await store.db.selectFrom("changes").selectAll().execute(),
      items: await store.db.selectFrom("change_items").selectAll().orderBy("created_at").orderBy("position").execute(),
      audit: await store.db
        .selectFrom("audit_events")
        .select(["id", "at", "seq", "action", "outcome", "subject_id", "hmac"])
        .orderBy("seq")
        .execute(),
      chain: await verifyAudit(store.db, config.authSecret),
      integrity: checked === null ? "ok" : String(Object.values(Object(checked))[0]),
    };
  } finally {
    await store.close();
  }
}
