import "server-only";
import type { Selectable } from "kysely";
import { can } from "@/lib/domain/permission";
import { Refusal } from "@/lib/domain/refusal";
import type { Ctx, Db } from "../context";
import type { SavedViewTable } from "../db/view-tables";
import { viewerOf } from "./viewer-of";

/** A view that the asking person may open: their own, or a shared one. @throws Refusal not_found */
export async function findView(ctx: Ctx, db: Db, viewId: string): Promise<Selectable<SavedViewTable>> {
  const { userId } = viewerOf(ctx);
  const view = await db.selectFrom("saved_views").selectAll().where("id", "=", viewId).executeTakeFirst();
  if (!view || (view.owner_id !== userId && view.shared === 0)) throw new Refusal("not_found");
  return view;
}

/** One of their own. @throws Refusal not_found, not_permitted (somebody else's) */
export async function findOwnView(ctx: Ctx, db: Db, viewId: string): Promise<Selectable<SavedViewTable>> {
  const view = await findView(ctx, db, viewId);
  if (view.owner_id !== viewerOf(ctx).userId) throw new Refusal("not_permitted");
  return view;
}

/** One that a removed person left behind, for whoever looks after those. @throws Refusal not_found, not_permitted, conflict (it has an owner) */
export async function findLeftView(ctx: Ctx, db: Db, viewId: string): Promise<Selectable<SavedViewTable>> {
  const view = await findView(ctx, db, viewId);
  if (!can(viewerOf(ctx).role, "view.inherit")) throw new Refusal("not_permitted", { permission: "view.inherit" });
  if (view.owner_id !== null) throw new Refusal("conflict");
  return view;
}
