import "server-only";
import { randomUUID } from "node:crypto";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { lockViews, nameKey, requireFreeName, requireRoom } from "./lock-views";
import { requireName, storedContent, type ViewContent } from "./view-content";
import { viewerOf } from "./viewer-of";

type NewView = ViewContent & { readonly name: string; readonly shared: boolean };

/**
 * Saves what the list shows as a view of the asking person.
 * @throws Refusal not_permitted, invalid_input, view_name, view_name_taken, too_many_views
 */
export async function saveView(ctx: Ctx, input: NewView): Promise<{ readonly viewId: string }> {
  requirePermission(ctx, "view.save");
  if (input.shared) requirePermission(ctx, "view.share");
  const { app } = ctx;
  const owner = viewerOf(ctx);
  const name = requireName(input.name);
  const content = storedContent(input);
  const viewId = randomUUID();
  const now = app.clock.now();
  await auditedTransaction(ctx, { action: "view.save", viewId, name, shared: input.shared }, async (trx) => {
    await lockViews(app, trx);
    await requireRoom(trx, owner.userId);
    await requireFreeName(trx, owner.userId, name, viewId);
    await trx
      .insertInto("saved_views")
      .values({
        id: viewId,
        owner_id: owner.userId,
        owner_name: owner.name,
        name,
        name_key: nameKey(name),
        shared: input.shared ? 1 : 0,
        ...content,
        created_at: now,
        updated_at: now,
      })
      .execute();
  });
  return { viewId };
}
