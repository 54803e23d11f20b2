import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { RotationPage } from "@/lib/domain/rotation-page";
import { type Ctx, requirePermission } from "../context";
import { rotationSummaries } from "./rotation-summaries";

/** Ended ones that the list goes back to. */
const ENDED_SHOWN = 50;

/** Every open rotation and the last that ended, each group the newest first. Throws Refusal "not_permitted". */
export async function listRotations(ctx: Ctx): Promise<RotationPage> {
  requirePermission(ctx, "rotation.read");
  const { db } = ctx.app.store;
  const all = db
    .selectFrom("rotations")
    .selectAll()
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .orderBy("created_at", "desc")
    .orderBy("id");
  const open = await all.where("ended_at", "is", null).execute();
  const ended = await all
    .where("ended_at", "is not", null)
    .limit(ENDED_SHOWN + 1)
    .execute();
  return {
    rows: await rotationSummaries(db, [...open, ...ended.slice(0, ENDED_SHOWN)]),
    more: ended.length > ENDED_SHOWN,
  };
}
