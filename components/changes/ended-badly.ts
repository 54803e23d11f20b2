import type { ChangeItemView } from "@/lib/domain/change-page";

/** Whether an item is something to alert people to: it failed, or needs attention and nobody has it in hand. */
export function endedBadly({
  state,
  takenOver,
  leftOff,
}: Pick<ChangeItemView, "state" | "takenOver" | "leftOff">): boolean {
  if (leftOff !== null) return false;
  return state === "failed" || (state === "needs_attention" && takenOver === null);
}
