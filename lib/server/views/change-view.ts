import "server-only";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { findOwnView } from "./find-view";
import { lockViews, nameKey, requireFreeName } from "./lock-views";
import { requireName, storedContent, type ViewContent } from "./view-content";
import { viewerOf } from "./viewer-of";

type OfView = { readonly viewId: string };

/** Saves what the list shows now in an own view. @throws Refusal not_found, not_permitted, invalid_input */
export async function replaceView(ctx: Ctx, { viewId, ...input }: OfView & ViewContent): Promise<void> {
  requirePermission(ctx, "view.save");
  const content = storedContent(input);
  const { name } = await findOwnView(ctx, ctx.app.store.db, viewId);
  await auditedTransaction(ctx, { action: "view.change", viewId, name }, async (trx) => {
    await findOwnView(ctx, trx, viewId);
    await trx
      .updateTable("saved_views")
      .set({ ...content, updated_at: ctx.app.clock.now() })
      .where("id", "=", viewId)
      .execute();
  });
}

/** Gives an own view another name; links to it stay. @throws Refusal not_found, not_permitted, view_name, view_name_taken */
export async function renameView(ctx: Ctx, { viewId, ...input }: OfView & { readonly name: string }): Promise<void> {
  requirePermission(ctx, "view.save");
  const name = requireName(input.name);
  await findOwnView(ctx, ctx.app.store.db, viewId);
  await auditedTransaction(ctx, { action: "view.rename", viewId, name }, async (trx) => {
    await lockViews(ctx.app, trx);
    await findOwnView(ctx, trx, viewId);
    await requireFreeName(trx, viewerOf(ctx).userId, name, viewId);
    await trx
      .updateTable("saved_views")
      .set({ name, name_key: nameKey(name), updated_at: ctx.app.clock.now() })
      .where("id", "=", viewId)
      .execute();
  });
}

/** Shares an own view with everybody, or takes that back; then nobody else has it as their default any more. @throws Refusal not_found, not_permitted */
export async function shareView(ctx: Ctx, { viewId, shared }: OfView & { readonly shared: boolean }): Promise<void> {
  requirePermission(ctx, "view.save");
  if (shared) requirePermission(ctx, "view.share");
  const { name } = await findOwnView(ctx, ctx.app.store.db, viewId);
  await auditedTransaction(ctx, { action: shared ? "view.share" : "view.unshare", viewId, name }, async (trx) => {
    await findOwnView(ctx, trx, viewId);
    await trx
      .updateTable("saved_views")
      .set({ shared: shared ? 1 : 0, updated_at: ctx.app.clock.now() })
      .where("id", "=", viewId)
      .execute();
    if (shared) return;
    await trx
      .updateTable("list_preferences")
      .set({ default_view_id: null })
      .where("default_view_id", "=", viewId)
      .where("user_id", "<>", viewerOf(ctx).userId)
      .execute();
  });
}
