import "server-only";
import type { Answer, ItemState } from "@/lib/domain/change-item";
import type { RotationStep } from "@/lib/domain/rotation";
import type { SslState, SslTarget } from "@/lib/domain/ssl-state";

/** Times are epoch milliseconds. */
type Millis = number;

/** One instance in a change. */
export type ChangeItemTable = {
  id: string;
  change_id: string;
  position: number;
  account_id: string;
  region: string;
  instance_id: string;
  instance_name: string;
  /** Of its present call. */
  target: SslTarget;
  /** Of a rotation: 1 = SSL goes off, 2 = on again; null = it is none. */
  step: RotationStep | null;
  /** What the person saw when they confirmed. */
  seen_state: SslState;
  state: ItemState;
  state_since: Millis;
  /** The lease epoch of the last writer; an older leader's write finds another number and does nothing. */
  epoch: number;
  /** 0 = its wave has not come yet: nothing looks at it. */
  admitted: 0 | 1;
  /** Not looked at before. */
  next_at: Millis;
  attempts: number;
  /** While sending: nobody reads before (the call's own time-out and a margin). */
  send_deadline_at: Millis | null;
  sent_at: Millis | null;
  answer: Answer | null;
  flow_id: string | null;
  request_id: string | null;
  error_code: string | null;
  error_class: string | null;
  error_message: string | null;
  advice: string | null;
  skip_reason: string | null;
  /** Busy instances are tried again until then. */
  retry_until: Millis | null;
  /** Since when every read has shown the instance idle and unchanged; null = never seen so. */
  unchanged_since: Millis | null;
  /** What the last read told, as JSON: { statusCode, sslState, flowState, at }. */
  last_read: string | null;
  retry_of: string | null;
  /** Set when a person has taken what needs attention into their own hands: id and name as they then were. */
  taken_over_by: string | null;
  taken_over_by_name: string | null;
  taken_over_at: Millis | null;
  taken_over_reason: string | null;
  created_at: Millis;
  ended_at: Millis | null;
  /** When SSL was first seen off by a rotation; null = it was not, or this is none. */
  off_at: Millis | null;
  /** What a rotation's first step had, kept when the second began: those columns are the present step's. */
  off_flow_id: string | null;
  off_request_id: string | null;
  off_sent_at: Millis | null;
  /** 1 = a rotation ended with SSL off, and neither was SSL seen on since nor has a person said to leave it off; null = not so. */
  ended_off: 1 | null;
  /** Who has said to leave SSL off: id and name as they then were. */
  left_off_by: string | null;
  left_off_by_name: string | null;
  left_off_at: Millis | null;
  left_off_reason: string | null;
};
