import "server-only";
import { CHANGE_PAGE_SIZE, type ChangeCursor, type ChangeFilter } from "@/lib/domain/change-filter";
import type { ChangePage } from "@/lib/domain/change-page";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { type Ctx, requirePermission } from "../context";
import { changeSummaries } from "./change-summaries";

/**
 * The changes of the account, newest first, in pages by place, so that changes started meanwhile move nothing.
 * Turning towards newer ones until none is left gives the newest whole page instead of a remainder. Throws Refusal "not_permitted".
 */
export async function listChanges(ctx: Ctx, filter: ChangeFilter): Promise<ChangePage> {
  requirePermission(ctx, "change.read");
  const { db } = ctx.app.store;
  const { state, before, after } = filter;
  const matching = db
    .selectFrom("changes")
    .selectAll()
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .$if(state !== null, (query) => query.where("ended_at", state === "ended" ? "is not" : "is", null))
    .$if(state === "approval", (query) => query.where("pause_reason", "=", "approval"))
    .limit(CHANGE_PAGE_SIZE + 1);

  const beyond = (cursor: ChangeCursor, side: "<" | ">") =>
    matching.where((eb) =>
      eb.or([
        eb("created_at", side, cursor.createdAt),
        eb.and([eb("created_at", "=", cursor.createdAt), eb("id", side, cursor.id)]),
      ]),
    );

  if (after) {
    const newer = await beyond(after, ">").orderBy("created_at", "asc").orderBy("id", "asc").execute();
    if (newer.length > CHANGE_PAGE_SIZE) {
      const page = newer.slice(0, CHANGE_PAGE_SIZE).reverse();
      return {
        rows: await changeSummaries(ctx.app, page),
        older: placeOf(page.at(-1)),
        newer: placeOf(page[0]),
        anyKnown: true,
      };
    }
  }

  const older = await (before ? beyond(before, "<") : matching)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  const page = older.slice(0, CHANGE_PAGE_SIZE);
  const anyKnown =
    page.length > 0 || (await db.selectFrom("changes").select("id").limit(1).executeTakeFirst()) !== undefined;
  return {
    rows: await changeSummaries(ctx.app, page),
    older: older.length > CHANGE_PAGE_SIZE ? placeOf(page.at(-1)) : null,
    newer: before ? (placeOf(page[0]) ?? before) : null,
    anyKnown,
  };
}

function placeOf(change: { created_at: number; id: string } | undefined): ChangeCursor | null {
  return change ? { createdAt: change.created_at, id: change.id } : null;
}
