import "server-only";
import type { RotationCloser, RotationSkip } from "@/lib/domain/rotation-checklist";
import type { TickedStep } from "@/lib/domain/rotation-tick";

/** Times are epoch milliseconds. Names of people are kept as they then were. */
export type RotationTable = {
  /** The intent's id: a second opening with it is the same rotation. */
  id: string;
  account_id: string;
  reason: string;
  /** The search parameters it was opened for; null = chosen instances. */
  filter: string | null;
  created_by: string;
  created_by_name: string;
  created_at: number;
  /** When its last instance was closed, or it was cancelled. */
  ended_at: number | null;
  /** Null = the last instance ended it. */
  cancelled_by: string | null;
  cancelled_by_name: string | null;
  end_reason: string;
};

/** An instance of a rotation; a unique index lets it be open in one rotation at most. */
export type RotationItemTable = {
  id: string;
  rotation_id: string;
  position: number;
  account_id: string;
  region: string;
  instance_id: string;
  instance_name: string;
  /** Why it takes no part; null = it does. */
  skip_reason: RotationSkip | null;
  old_sha256: string | null;
  new_sha256: string | null;
  new_seen_at: number | null;
  closed_kind: RotationCloser | null;
  closed_at: number | null;
  closed_by: string | null;
  closed_by_name: string | null;
  closed_reason: string;
  /** The proof that closed it; proofs are forgotten, the time in `closed_at` stays. */
  proof_id: string | null;
};

/** What a person ticked or unticked, never changed: the last one of a step counts. */
export type RotationTickTable = {
  rotation_id: string;
  seq: number;
  step: TickedStep;
  /** Null = for all instances. */
  item_id: string | null;
  done: 0 | 1;
  note: string;
  ticked_by: string;
  ticked_by_name: string;
  at: number;
};
