import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { type Ctx, requirePermission } from "../context";
import { carryOut, type ToggleResult } from "./toggle-ssl";

/**
 * A person's decision to send again what failed or needs attention: a new intent for the same instance and target, under all the same rules.
 * Refuses not_found for an item that is not there or has not ended so.
 */
export async function sendAgain(
  ctx: Ctx,
  input: {
    readonly itemId: string;
    readonly intentId: string;
    readonly reason: string;
    readonly asking?: boolean | undefined;
  },
): Promise<ToggleResult> {
  requirePermission(ctx, "change.start");
  const { db } = ctx.app.store;
  const item = await db
    .selectFrom("change_items")
    .selectAll()
    .where("id", "=", input.itemId)
    .where("state", "in", ["needs_attention", "failed"])
    .where("taken_over_at", "is", null)
    .executeTakeFirst();
  if (!item) throw new Refusal("not_found", { instance: input.itemId });
  const instance = await db
    .selectFrom("instances")
    .select("ssl_state")
    .where("account_id", "=", item.account_id)
    .where("region", "=", item.region)
    .where("instance_id", "=", item.instance_id)
    .executeTakeFirst();
  if (!instance) throw new Refusal("not_found", { instance: item.instance_id });
  return carryOut(ctx, {
    intentId: input.intentId,
    region: item.region,
    instanceId: item.instance_id,
    target: item.target,
    seen: instance.ssl_state,
    reason: input.reason,
    retryOf: item.id,
    asking: input.asking,
  });
}
