import type { ItemState } from "./change-item";
import type { ChangeTarget, SslState, SslTarget } from "./ssl-state";

/** Which call of a rotation an item is at: 1 switches SSL off, 2 switches it on again. */
export type RotationStep = 1 | 2;

/** An item's step; null = it is no rotation and has one call only. */
type Stepped = { readonly step: RotationStep | null };

/** The calls that a change makes for each of its instances, in their order. */
export function callsOf(target: ChangeTarget): readonly SslTarget[] {
  return target === "rotate" ? ["disabled", "enabled"] : [target];
}

/** What an item aims at as a whole; its own `target` is that of its present call. */
export function aimOf({ step, target }: Stepped & { readonly target: SslTarget }): ChangeTarget {
  return step === null ? target : "rotate";
}

/** Whether an item goes on with its second step instead of succeeding: once SSL was seen off, switching it on again is owed. */
export function turnsAround({ step, state }: Stepped & { readonly state: ItemState }): boolean {
  return step === 1 && (state === "sending" || state === "applying");
}

/** Whether an item is between the two steps of its rotation: SSL is off, and switching it on has not been sent. */
export function isOwed({ step, state }: Stepped & { readonly state: ItemState }): boolean {
  return step === 2 && (state === "queued" || state === "claimed");
}

/** Where an item waits for another try. What owes its second step never goes back to those that a pause, a cancel or a deadline holds. */
export function restsIn({ step }: Stepped): "queued" | "claimed" {
  return step === 2 ? "claimed" : "queued";
}

/**
 * Whether an item that ended so leaves its instance with SSL off, as far as is known. `seen`: SSL at its last look, null = not read then. In the
 * second step SSL is off until it is seen on; in the first it is on until the call may have done something.
 */
export function endsWithSslOff(item: Stepped, state: ItemState, seen: SslState | null): boolean {
  if (state !== "failed" && state !== "needs_attention") return false;
  if (item.step === 2) return seen !== "enabled";
  return item.step === 1 && seen !== null && seen !== "enabled";
}

/** What sending an ended item again would aim at, with SSL as it is now; null = at nothing. A rotation begins anew only where SSL is still on. */
export function againTarget(item: Stepped & { readonly target: SslTarget }, sslState: SslState): ChangeTarget | null {
  if (item.step !== null && sslState === "disabled") return "enabled";
  if (item.step === 1) return sslState === "enabled" ? "rotate" : null;
  return sslState === item.target ? null : item.target;
}
