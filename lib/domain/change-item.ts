/**
 * The states of one instance in a change:
 * queued -> claimed -> sending -> applying -> succeeded | failed; besides skipped, cancelled, needs_attention.
 * "claimed" is surely not sent; "sending" may have been sent, so nothing sends it again. A rotation goes through them twice, from "claimed" the
 * second time (see rotation.ts).
 */
export const ITEM_STATES = [
  "queued",
  "claimed",
  "sending",
  "applying",
  "succeeded",
  "failed",
  "skipped",
  "cancelled",
  "needs_attention",
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Open items hold their instance: the store allows one per instance (a partial unique index names these states). */
export const OPEN_STATES = ["queued", "claimed", "sending", "applying"] as const satisfies readonly ItemState[];
export type OpenState = (typeof OPEN_STATES)[number];

export function isOpen(state: ItemState): state is OpenState {
  return (OPEN_STATES as readonly string[]).includes(state);
}

/** What the list of instances shows of an instance's latest change: it is under way, or ended badly (a partial index names these states). */
export const SHOWN_STATES = [...OPEN_STATES, "failed", "needs_attention"] as const satisfies readonly ItemState[];

/** Settled items change no more by the program's own doing; a person may act on failed and needs_attention ones. */
export function isSettled(state: ItemState): boolean {
  return !isOpen(state);
}

const MOVES: Record<ItemState, readonly ItemState[]> = {
  queued: ["claimed", "skipped", "cancelled", "failed"],
  claimed: ["queued", "claimed", "sending", "applying", "skipped", "failed", "cancelled"],
  sending: ["claimed", "queued", "applying", "succeeded", "failed", "needs_attention"],
  applying: ["succeeded", "failed", "needs_attention"],
  succeeded: [],
  failed: [],
  skipped: [],
  cancelled: [],
  needs_attention: [],
};

/** Whether the program may move an item so. "sending" goes back to claimed or queued only on proof that nothing was applied. */
export function mayMove(from: ItemState, to: ItemState): boolean {
  return MOVES[from].includes(to);
}

/** Why an instance is left out of a change before anything is sent. */
export const SKIP_REASONS = [
  "already_there",
  "already_off",
  "version",
  "unsupported",
  "not_running",
  "isolated",
  "missing",
  "in_another_change",
  "state_unknown",
  "read_failed",
  "region_failed",
  "no_window",
  "window_too_late",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What the API's answer to InstanceEnableSSL told: nothing yet, accepted, refused with certainty, refused but maybe applied, or lost. */
export type Answer = "accepted" | "refused" | "doubtful" | "lost";
