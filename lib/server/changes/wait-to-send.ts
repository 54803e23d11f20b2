import "server-only";
import { adviceFor } from "@/lib/domain/api-error";
import { BUSY_LIMIT_MILLIS, tryAgainAfter } from "@/lib/domain/change-pace";
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

/** The instance is busy: look again later, until its change's deadline (which then ends it), or for half an hour without one. */
export async function waitWhileBusy(
  leader: Leader,
  item: ChangeItemTable,
  plan: ItemPlan,
  error: CloudError | null,
): Promise<void> {
  const now = leader.app.clock.now();
  // Waiting for the state of an instance costs reads each time, and a deadline may be days away.
  const next_at = now + tryAgainAfter(error === null && plan.deadline !== null ? 4 : Math.max(1, item.attempts));
  const retry_until = plan.deadline ?? item.retry_until ?? now + BUSY_LIMIT_MILLIS;
  const told = error === null ? {} : { ...errorFields(error), send_deadline_at: null, answer: null };
  if (error !== null && plan.deadline === null && next_at >= retry_until)
    await moveItem(leader, item, "failed", { ...told, retry_until: null });
  else await moveItem(leader, item, "queued", { ...told, retry_until, next_at, admitted: plan.inWaves ? 0 : 1 });
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
