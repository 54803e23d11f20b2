import "server-only";
import { adviceFor } from "@/lib/domain/api-error";
import type { SkipReason } from "@/lib/domain/change-item";
import { BUSY_LIMIT_MILLIS, tryAgainAfter, UNREACHABLE_LIMIT_MILLIS } from "@/lib/domain/change-pace";
import { restsIn } from "@/lib/domain/rotation";
import type { CloudError } from "../cloud/cloud";
import type { ChangeItemTable } from "../db/schema";
import type { ItemPlan } from "./item-plan";
import { type Leader, moveItem } from "./move-item";

/** What an item keeps of a call that failed. */
export function errorFields(error: CloudError) {
  return {
    error_code: error.code,
    error_class: error.class,
    error_message: error.message,
    advice: adviceFor(error),
    ...(error.requestId === null ? {} : { request_id: error.requestId }),
  };
}

/** Its window has closed, or its change's deadline is over: back to those that wait, with its place free for another. */
export async function giveBack(leader: Leader, claimed: ChangeItemTable): Promise<void> {
  await moveItem(leader, claimed, "queued", { admitted: 0, next_at: leader.app.clock.now() });
}

/** How long an item is tried again that could not be sent at all: nobody may have to wait long for a "no", but SSL must not stay off for a cloud that was away for a moment. */
export function unreachableLimit(item: Pick<ChangeItemTable, "step">): number {
  return item.step === 2 ? BUSY_LIMIT_MILLIS : UNREACHABLE_LIMIT_MILLIS;
}

/**
 * The instance is busy: look again later, until its change's deadline (which then ends it), or for half an hour without one. `reason`: why the
 * second step of a rotation is not sent, if the time for it goes by.
 */
export async function waitWhileBusy(
  leader: Leader,
  item: ChangeItemTable,
  plan: ItemPlan,
  error: CloudError | null,
  reason: SkipReason | null = null,
): Promise<void> {
  const now = leader.app.clock.now();
  // Waiting for the state of an instance costs reads each time, and a deadline may be days away.
  const next_at = now + tryAgainAfter(error === null && plan.deadline !== null ? 4 : Math.max(1, item.attempts));
  const retry_until = plan.deadline ?? item.retry_until ?? now + BUSY_LIMIT_MILLIS;
  const told = error === null ? {} : { ...errorFields(error), send_deadline_at: null, answer: null };
  const timeIsOver = plan.deadline === null && next_at >= retry_until;
  if (timeIsOver && (error !== null || item.step === 2))
    await moveItem(leader, item, "failed", { ...told, skip_reason: reason, retry_until: null });
  else await moveItem(leader, item, restsIn(item), { ...told, retry_until, next_at, admitted: plan.inWaves ? 0 : 1 });
}

/** Nothing was applied: look again later, until the time for it is over. */
export async function tryLater(
  leader: Leader,
  item: ChangeItemTable,
  to: "queued" | "claimed",
  error: CloudError,
  limitMillis: number,
): Promise<void> {
  const now = leader.app.clock.now();
  const retryUntil = item.retry_until ?? now + limitMillis;
  const next = now + tryAgainAfter(Math.max(1, item.attempts));
  if (next >= retryUntil) {
    await moveItem(leader, item, "failed", { ...errorFields(error), retry_until: null });
    return;
  }
  await moveItem(leader, item, to, {
    ...errorFields(error),
    retry_until: retryUntil,
    next_at: next,
    send_deadline_at: null,
    answer: null,
  });
}
