import "server-only";
import { API_ERROR_CLASSES, adviceFor } from "@/lib/domain/api-error";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { RegionSummary } from "@/lib/domain/instance-page";
import type { App, Db } from "../context";
import { builtOnce } from "../db/built-once";
import { keptReads } from "../db/kept-reads";
import { isoTime, isoTimeOrNull } from "../iso-time";

const allRegions = builtOnce((db) =>
  db.selectFrom("regions").selectAll().where("account_id", "=", DEFAULT_ACCOUNT).orderBy("region").compile(),
);

/** The state of every configured region, by its code. */
export async function readRegions(db: Db): Promise<RegionSummary[]> {
  const { rows } = await db.executeQuery(allRegions(db));
  return rows.map((row) => {
    const errorClass = API_ERROR_CLASSES.find((name) => name === row.error_class);
    const failed = row.state === "failed" && errorClass !== undefined;
    return {
      region: row.region,
      state: row.state,
      error: failed
        ? {
            code: row.error_code,
            message: row.error_message ?? "",
            advice: adviceFor({ class: errorClass, code: row.error_code }),
            since: isoTime(row.failed_since ?? 0),
          }
        : null,
      syncedAt: isoTimeOrNull(row.synced_at),
    };
  });
}

const kept = keptReads<readonly RegionSummary[]>(1);

/** The same for a page that shows it: read once for all who look, until it is written. */
export function keptRegions(app: App): Promise<readonly RegionSummary[]> {
  return kept(app, { watched: ["regions"], key: "", read: () => readRegions(app.store.db) });
}
