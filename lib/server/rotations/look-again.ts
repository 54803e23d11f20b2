import "server-only";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { findRotation } from "./find-rotation";
import { lookSoon } from "./look-soon";

/** Looks for new CAs now: the worker reads those of the rotation's open instances, a few a second. Refuses: not_permitted, not_found. */
export async function lookAgain(ctx: Ctx, input: { readonly rotationId: string }): Promise<{ readonly count: number }> {
  requirePermission(ctx, "rotation.manage");
  const { id } = await findRotation(ctx.app.store.db, input.rotationId);
  const event = { action: "rotation.look", rotationId: id } as const;
  return { count: await auditedTransaction(ctx, event, (trx) => lookSoon(trx, id), id) };
}
