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
  /** When it failed for want of a permission, epoch milliseconds; null = it did not. Such a failure is its region's, not the change's. */
  readonly refusedAt: number | null;
};

export type PauseReason = "canary" | "failure" | "permission" | "person" | "approval";

/** What to do next with a running change: let these items in, take those back that were let in and not begun, or pause it. */
export type Wave = {
  readonly admit: readonly string[];
  readonly takeBack: readonly string[];
  readonly pause: Exclude<PauseReason, "person" | "approval"> | null;
};

function failed({ state }: WaveItem): boolean {
  return state === "failed" || state === "needs_attention";
}

/**
 * The regions in which nothing more is sent: the key lacks a permission there, seen since the change was last resumed (`resumedAt`, epoch
 * milliseconds; null = never).
 */
export function stoppedRegions(
  items: readonly Pick<WaveItem, "region" | "refusedAt">[],
  resumedAt: number | null,
): ReadonlySet<string> {
  const since = resumedAt ?? Number.NEGATIVE_INFINITY;
  return new Set(items.flatMap(({ region, refusedAt }) => (refusedAt !== null && refusedAt > since ? [region] : [])));
}

/**
 * Which of a running change's waiting items may start now. Items are in their order; `canaryPassed` = the pause after the canary is behind it.
 * Skipped and cancelled items count for nothing, and those refused for want of a permission only stop their region: when nothing else is left,
 * the change pauses. Any other failure with `stop` pauses before anything more starts, also in the canary.
 */
export function nextWave(
  items: readonly WaveItem[],
  settings: WaveSettings,
  canaryPassed: boolean,
  resumedAt: number | null = null,
): Wave {
  const stopped = stoppedRegions(items, resumedAt);
  const relevant = items.filter(
    ({ refusedAt, state }) => refusedAt === null && state !== "skipped" && state !== "cancelled",
  );
  const isWaiting = ({ admitted, region, state }: WaveItem) => state === "queued" && (!admitted || stopped.has(region));
  const waiting = relevant.filter(isWaiting);
  const started = relevant.filter((item) => !isWaiting(item));
  const underWay = started.filter(({ state }) => isOpen(state));
  const takeBack = waiting.filter(({ admitted }) => admitted).map(({ id }) => id);
  const wave = (admit: readonly string[], pause: Wave["pause"] = null): Wave => ({ admit, takeBack, pause });
  if (waiting.length === 0) return wave([]);
  if (settings.onFailure === "stop" && started.some(failed)) return wave([], "failure");
  const able = waiting.filter(({ region }) => !stopped.has(region));
  if (able.length === 0) return wave([], underWay.length === 0 ? "permission" : null);

  const canaryLeft = settings.canary - started.length;
  // Once more than the canary has started, it is behind: the places of those that end are filled one by one.
  if (!canaryPassed && settings.canary > 0 && canaryLeft === 0) {
    if (underWay.length > 0) return wave([]);
    if (settings.pauseAfterCanary) return wave([], "canary");
  }
  let room = settings.atOnce - underWay.length;
  if (!canaryPassed && canaryLeft > 0) room = Math.min(room, canaryLeft);

  const perRegion = new Map<string, number>();
  for (const { region } of underWay) perRegion.set(region, (perRegion.get(region) ?? 0) + 1);
  const admit: string[] = [];
  for (const { id, region, held } of able) {
    if (admit.length >= room) break;
    if (held) continue;
    const there = perRegion.get(region) ?? 0;
    if (there >= settings.perRegion) continue;
    perRegion.set(region, there + 1);
    admit.push(id);
  }
  return wave(admit);
}
