import "server-only";
import { appendAudit } from "../audit/append-audit";
import type { ChangeItemTable } from "../db/schema";
import { aboutItem } from "./item-event";
import { type Leader, moveItem } from "./move-item";

/**
 * Begins the second step of a rotation, once SSL was seen off: one commit, from which on switching it on again is owed. What the first call had is
 * kept; the second is an intent of its own, surely not sent yet.
 */
export async function turnAround(leader: Leader, item: ChangeItemTable, lastRead: string): Promise<void> {
  const now = leader.app.clock.now();
  const second = {
    step: 2 as const,
    target: "enabled" as const,
    admitted: 1 as const,
    next_at: now,
    off_at: now,
    off_flow_id: item.flow_id,
    off_request_id: item.request_id,
    off_sent_at: item.sent_at,
    last_read: lastRead,
    attempts: 0,
    send_deadline_at: null,
    sent_at: null,
    answer: null,
    flow_id: null,
    request_id: null,
    error_code: null,
    error_class: null,
    error_message: null,
    advice: null,
    retry_until: null,
    unchanged_since: null,
  };
  await moveItem(leader, item, "claimed", second, (trx, ctx) =>
    appendAudit(trx, ctx, {
      event: { action: "rotation.off", ...aboutItem(item), flowId: item.flow_id },
      outcome: "succeeded",
      subjectId: item.id,
      apiRequestId: item.request_id,
    }),
  );
}
