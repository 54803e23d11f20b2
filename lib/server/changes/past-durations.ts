import "server-only";
import { type PastDurations, pastDurations } from "@/lib/domain/change-estimate";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { Db } from "../context";

/** What was longer ago says less of the next change. */
const NEWEST = 1_000;

/** How long the newest instances that succeeded took. */
export async function readPastDurations(db: Db): Promise<PastDurations> {
  const items = await db
    .selectFrom("change_items")
    .select(["change_id", "region", "sent_at", "ended_at"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("state", "=", "succeeded")
    .where("sent_at", "is not", null)
    .orderBy("ended_at", "desc")
    .limit(NEWEST)
    .execute();
  return pastDurations(
    items.flatMap(({ change_id: changeId, region, sent_at, ended_at }) =>
      sent_at === null || ended_at === null ? [] : [{ changeId, region, millis: ended_at - sent_at }],
    ),
  );
}
