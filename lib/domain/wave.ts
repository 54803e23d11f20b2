import { type ItemState, isOpen } from "./change-item";
import type { WaveSettings } from "./change-settings";

/** Items of a change that are alike in what a wave asks about: one for each region, state and so on, or one item alone. */
export type WaveGroup = {
  readonly region: string;
  readonly state: ItemState;
  /** Let into the work already: they will be sent as soon as their turn comes. */
  readonly admitted: boolean;
  /** When they failed for want of a permission (the latest of them), epoch milliseconds; null = they did not. Such a failure is its region's, not the change's. */
  readonly refusedAt: number | null;
  readonly count: number;
};

/** An item that waits, and was not let in. */
export type WaveCandidate = {
  readonly id: string;
  readonly region: string;
  /** It may not start yet: its maintenance window is closed, or its instance was busy and is tried again later. */
  readonly held: boolean;
};

export type PauseReason = "canary" | "failure" | "permission" | "person" | "approval";

/** What to do next with a running change: let so many of those that wait in, take those back that were let in and not begun, or pause it. */
export type Wave = {
  /** How many more may be let in, and how many a region takes. 0 = none waits, or there is no room. */
  readonly room: number;
  readonly perRegion: number;
  /** How many are under way in each region. */
  readonly underWay: ReadonlyMap<string, number>;
  /** Regions in which nothing more is sent. */
  readonly stopped: ReadonlySet<string>;
  /** Whether in these some were let in that have not begun. */
  readonly takeBack: boolean;
  readonly pause: Exclude<PauseReason, "person" | "approval"> | null;
};

function failed({ state }: WaveGroup): boolean {
  return state === "failed" || state === "needs_attention";
}

function sum(groups: readonly WaveGroup[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}

/**
 * The regions in which nothing more is sent: the key lacks a permission there, seen since the change was last resumed (`resumedAt`, epoch
 * milliseconds; null = never).
 */
export function stoppedRegions(
  items: readonly Pick<WaveGroup, "region" | "refusedAt">[],
  resumedAt: number | null,
): ReadonlySet<string> {
  const since = resumedAt ?? Number.NEGATIVE_INFINITY;
  return new Set(items.flatMap(({ region, refusedAt }) => (refusedAt !== null && refusedAt > since ? [region] : [])));
}

/**
 * How many of a running change's waiting items may start now. `canaryPassed` = the pause after the canary is behind it.
 * Skipped and cancelled items count for nothing, and those refused for want of a permission only stop their region: when nothing else is left,
 * the change pauses. Any other failure with `stop` pauses before anything more starts, also in the canary.
 */
export function nextWave(
  groups: readonly WaveGroup[],
  settings: WaveSettings,
  canaryPassed: boolean,
  resumedAt: number | null = null,
): Wave {
  const stopped = stoppedRegions(groups, resumedAt);
  const relevant = groups.filter(
    ({ refusedAt, state }) => refusedAt === null && state !== "skipped" && state !== "cancelled",
  );
  const isWaiting = ({ admitted, region, state }: WaveGroup) =>
    state === "queued" && (!admitted || stopped.has(region));
  const waiting = relevant.filter(isWaiting);
  const started = relevant.filter((group) => !isWaiting(group));
  const open = started.filter(({ state }) => isOpen(state));
  const underWay = new Map<string, number>();
  for (const { region, count } of open) underWay.set(region, (underWay.get(region) ?? 0) + count);
  const takeBack = waiting.some(({ admitted }) => admitted);
  const { perRegion } = settings;
  const wave = (room: number, pause: Wave["pause"] = null): Wave => {
    return { room: Math.max(0, room), perRegion, underWay, stopped, takeBack, pause };
  };
  if (waiting.length === 0) return wave(0);
  if (settings.onFailure === "stop" && started.some(failed)) return wave(0, "failure");
  if (waiting.every(({ region }) => stopped.has(region))) return wave(0, open.length === 0 ? "permission" : null);

  const canaryLeft = settings.canary - sum(started);
  // Once more than the canary has started, it is behind: the places of those that end are filled one by one.
  if (!canaryPassed && settings.canary > 0 && canaryLeft === 0) {
    if (open.length > 0) return wave(0);
    if (settings.pauseAfterCanary) return wave(0, "canary");
  }
  const room = settings.atOnce - sum(open);
  return wave(!canaryPassed && canaryLeft > 0 ? Math.min(room, canaryLeft) : room);
}

/** Lets candidates in, in their order, as far as there is room. Returns their ids, and what room is left for those behind them. */
export function fillWave(
  wave: Wave,
  candidates: readonly WaveCandidate[],
): { readonly admit: readonly string[]; readonly left: Wave } {
  const underWay = new Map(wave.underWay);
  const admit: string[] = [];
  for (const { id, region, held } of candidates) {
    if (admit.length >= wave.room) break;
    const there = underWay.get(region) ?? 0;
    if (held || wave.stopped.has(region) || there >= wave.perRegion) continue;
    underWay.set(region, there + 1);
    admit.push(id);
  }
  return { admit, left: { ...wave, underWay, room: wave.room - admit.length } };
}

/** The regions in which none of those that wait may be let in now. */
export function closedRegions({ stopped, underWay, perRegion }: Wave): readonly string[] {
  return [...stopped, ...[...underWay].flatMap(([region, count]) => (count >= perRegion ? [region] : []))];
}
