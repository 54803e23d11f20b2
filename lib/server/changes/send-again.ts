import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { againTarget } from "@/lib/domain/rotation";
import type { ChangeTarget } from "@/lib/domain/ssl-state";
import { type Ctx, requirePermission } from "../context";
import { carryOut, type ToggleResult } from "./toggle-ssl";

/**
 * A person's decision to send again what failed or needs attention: a new intent for the same instance and target, under all the same rules. Of a
 * rotation that has left SSL off only the second step is sent again.
 * Refuses not_found for an item that is not there or has not ended so, conflict when SSL has moved so that it would do something else.
 */
export async function sendAgain(
  ctx: Ctx,
  input: {
    readonly itemId: string;
    readonly intentId: string;
    readonly reason: string;
    /** What the person confirmed; another one by now is refused. */
    readonly target?: ChangeTarget | undefined;
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
    .where("left_off_at", "is", null)
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
  // Where nothing is left to send, the rule for one instance says so.
  const target = againTarget(item, instance.ssl_state) ?? (item.step === 1 ? "rotate" : item.target);
  if (input.target !== undefined && input.target !== target)
    throw new Refusal("conflict", { instance: item.instance_id, now: instance.ssl_state });
  return carryOut(ctx, {
    intentId: input.intentId,
    region: item.region,
    instanceId: item.instance_id,
    target,
    seen: instance.ssl_state,
    reason: input.reason,
    retryOf: item.id,
    asking: input.asking,
  });
}
