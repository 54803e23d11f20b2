import "server-only";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { findView } from "./find-view";
import { viewerOf } from "./viewer-of";

/** Makes a view what the list opens with for the asking person; null = all instances again. @throws Refusal not_found, not_permitted */
export async function setDefaultView(ctx: Ctx, { viewId }: { readonly viewId: string | null }): Promise<void> {
  requirePermission(ctx, "view.save");
  const { userId } = viewerOf(ctx);
  const found = viewId === null ? null : await findView(ctx, ctx.app.store.db, viewId);
  await auditedTransaction(ctx, { action: "view.default", viewId, name: found?.name ?? null }, async (trx) => {
    if (viewId !== null) await findView(ctx, trx, viewId);
    await trx
      .insertInto("list_preferences")
      .values({ user_id: userId, columns: null, density: null, default_view_id: viewId })
      .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ default_view_id: viewId }))
      .execute();
  });
}
