import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { isBudget } from "@/lib/domain/sync-budget";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";
import { serialise } from "../db/engine-differences";
import { readBudget, writeBudget } from "./sync-budget";

const PLACE = 1_500;

/** Sets how many calls a minute the steady re-check may make; the leader takes it up within seconds. Refuses: invalid_input, conflict. */
export async function setSyncBudget(ctx: Ctx, input: { readonly callsPerMinute: number }): Promise<void> {
  requirePermission(ctx, "sync.manage");
  const { app } = ctx;
  const { callsPerMinute: after } = input;
  if (!isBudget(after)) throw new Refusal("invalid_input", { field: "callsPerMinute" });
  const before = await readBudget(app, app.store.db);
  if (before === after) return;
  await auditedTransaction(ctx, { action: "sync.budget", budgetBefore: before, budgetAfter: after }, async (trx) => {
    await serialise(trx, app.store.engine, PLACE);
    // What the audit says was there before must have been.
    if ((await readBudget(app, trx)) !== before) throw new Refusal("conflict");
    await writeBudget(trx, after);
  });
}
