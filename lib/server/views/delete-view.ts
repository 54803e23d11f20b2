import "server-only";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { findLeftView, findOwnView, findView } from "./find-view";
import { lockViews, requireFreeName, requireRoom } from "./lock-views";
import { viewerOf } from "./viewer-of";

type OfView = { readonly viewId: string };

/** Deletes an own view, or one that a removed person left behind; whoever had it as the default sees all instances again. @throws Refusal not_found, not_permitted */
export async function deleteView(ctx: Ctx, { viewId }: OfView): Promise<void> {
  requirePermission(ctx, "view.save");
  const { name, owner_id: ownerId } = await findView(ctx, ctx.app.store.db, viewId);
  const find = ownerId === null ? findLeftView : findOwnView;
  await find(ctx, ctx.app.store.db, viewId);
  await auditedTransaction(ctx, { action: "view.delete", viewId, name }, async (trx) => {
    await find(ctx, trx, viewId);
    await trx.deleteFrom("saved_views").where("id", "=", viewId).execute();
  });
}

/** Makes the asking administrator the owner of a view that a removed person left behind. @throws Refusal not_found, not_permitted, conflict, view_name_taken, too_many_views */
export async function takeOverView(ctx: Ctx, { viewId }: OfView): Promise<void> {
  requirePermission(ctx, "view.inherit");
  const { app } = ctx;
  const owner = viewerOf(ctx);
  const { name } = await findLeftView(ctx, app.store.db, viewId);
  await auditedTransaction(ctx, { action: "view.take-over", viewId, name }, async (trx) => {
    await lockViews(app, trx);
    await findLeftView(ctx, trx, viewId);
    await requireRoom(trx, owner.userId);
    await requireFreeName(trx, owner.userId, name, viewId);
    await trx
      .updateTable("saved_views")
      .set({ owner_id: owner.userId, owner_name: owner.name, updated_at: app.clock.now() })
      .where("id", "=", viewId)
      .execute();
  });
}
