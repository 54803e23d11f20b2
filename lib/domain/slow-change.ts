import { type ItemState, isOpen } from "./change-item";

/** Tencent's own provider gives up after 9 minutes: from then on a change is called slow, never failed by time alone. */
const SLOW_AFTER_MILLIS = 9 * 60_000;

/** Whether a change of an instance takes unusually long. Times epoch milliseconds. */
export function isSlow(state: ItemState, since: number, now: number): boolean {
  return isOpen(state) && now - since > SLOW_AFTER_MILLIS;
}
