import "server-only";
import { SKIP_REASONS } from "@/lib/domain/change-item";
import type { ChangeItemView } from "@/lib/domain/change-page";
import { oneOf } from "@/lib/domain/search-params";
import { isoTime, isoTimeOrNull } from "../iso-time";
import { type ItemOfChange, toInstanceChange } from "./instance-change";

/** A stored item as people see it. `now` epoch milliseconds; `retriedBy` is the change in which a person sent it again. */
export function changeItemView(item: ItemOfChange, now: number, retriedBy: string | null): ChangeItemView {
  const { off_at, off_flow_id, off_request_id } = item;
  return {
    ...toInstanceChange(item, now),
    region: item.region,
    instanceId: item.instance_id,
    name: item.instance_name,
    seenState: item.seen_state,
    endedAt: isoTimeOrNull(item.ended_at),
    flowId: item.flow_id,
    skipReason: oneOf(SKIP_REASONS, item.skip_reason ?? ""),
    retryOf: item.retry_of,
    retriedBy,
    takenOver:
      item.taken_over_at === null
        ? null
        : { by: item.taken_over_by_name ?? "", at: isoTime(item.taken_over_at), reason: item.taken_over_reason ?? "" },
    offStep:
      item.step === 2 || off_at !== null
        ? { at: isoTimeOrNull(off_at), flowId: off_flow_id, requestId: off_request_id }
        : null,
    endedOff: item.ended_off === 1,
    leftOff:
      item.left_off_at === null
        ? null
        : { by: item.left_off_by_name ?? "", at: isoTime(item.left_off_at), reason: item.left_off_reason ?? "" },
  };
}
