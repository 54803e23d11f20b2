import "server-only";
import type { Selectable } from "kysely";
import { ADVICE_KEYS } from "@/lib/domain/api-error";
import { isOpen, SKIP_REASONS } from "@/lib/domain/change-item";
import type { ChangeItemView } from "@/lib/domain/change-page";
import { oneOf } from "@/lib/domain/search-params";
import { isSlow } from "@/lib/domain/slow-change";
import type { ChangeItemTable } from "../db/schema";

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** A stored item as people see it. `now` epoch milliseconds; `retriedBy` is the change in which a person sent it again. */
export function changeItemView(
  item: Selectable<ChangeItemTable>,
  now: number,
  retriedBy: string | null,
): ChangeItemView {
  return {
    itemId: item.id,
    changeId: item.change_id,
    region: item.region,
    instanceId: item.instance_id,
    name: item.instance_name,
    state: item.state,
    target: item.target,
    seenState: item.seen_state,
    since: new Date(item.created_at).toISOString(),
    stateSince: new Date(item.state_since).toISOString(),
    endedAt: isoTime(item.ended_at),
    flowId: item.flow_id,
    requestId: item.request_id,
    errorCode: item.error_code,
    errorMessage: item.error_message,
    advice: oneOf(ADVICE_KEYS, item.advice ?? ""),
    skipReason: oneOf(SKIP_REASONS, item.skip_reason ?? ""),
    retryUntil: isOpen(item.state) ? isoTime(item.retry_until) : null,
    answerLost: isOpen(item.state) && item.answer === "lost",
    slow: isSlow(item.state, item.created_at, now),
    retryOf: item.retry_of,
    retriedBy,
  };
}
