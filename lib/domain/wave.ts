import { type ItemState, isOpen } from "./change-item";
import type { WaveSettings } from "./change-settings";

export type WaveItem = {
  readonly id: string;
  readonly region: string;
  readonly state: ItemState;
  /** Let into the work already: it will be sent as soon as its turn comes. */
  readonly admitted: boolean;
  /** It may not start yet: its maintenance window is closed, or its instance was busy and is tried again later. */
  readonly held?: boolean;
};

export type PauseReason = "canary" | "failure" | "person";

/** What to do next with a running change: let these items in, or pause it. */
export type Wave = { readonly admit: readonly string[]; readonly pause: Exclude<PauseReason, "person"> | null };

function failed({ state }: WaveItem): boolean {
  return state === "failed" || state === "needs_attention";
}

/**
 * Which of a running change's waiting items may start now. Items are in their order; `canaryPassed` = the pause after the canary is behind it.
 * Skipped and cancelled items count for nothing. A failure with `stop` pauses before anything more starts, also in the canary.
 */
export function nextWave(items: readonly WaveItem[], settings: WaveSettings, canaryPassed: boolean): Wave {
  const relevant = items.filter(({ state }) => state !== "skipped" && state !== "cancelled");
  const waiting = relevant.filter(({ admitted, state }) => !admitted && state === "queued");
  const started = relevant.filter((item) => !waiting.includes(item));
  const underWay = started.filter(({ state }) => isOpen(state));
  const nothing: Wave = { admit: [], pause: null };
  if (waiting.length === 0) return nothing;
  if (settings.onFailure === "stop" && started.some(failed)) return { admit: [], pause: "failure" };

  const canaryLeft = settings.canary - started.length;
  if (!canaryPassed && settings.canary > 0 && canaryLeft <= 0) {
    if (underWay.length > 0) return nothing;
    if (settings.pauseAfterCanary) return { admit: [], pause: "canary" };
  }
  let room = settings.atOnce - underWay.length;
  if (!canaryPassed && canaryLeft > 0) room = Math.min(room, canaryLeft);

  const perRegion = new Map<string, number>();
  for (const { region } of underWay) perRegion.set(region, (perRegion.get(region) ?? 0) + 1);
  const admit: string[] = [];
  for (const { id, region, held } of waiting) {
    if (admit.length >= room) break;
    if (held) continue;
    const there = perRegion.get(region) ?? 0;
    if (there >= settings.perRegion) continue;
    perRegion.set(region, there + 1);
    admit.push(id);
  }
  return { admit, pause: null };
}
