import type { WaveSettings } from "./change-settings";

/** How long instances took in past changes, from the call to the end. Milliseconds. */
export type PastDurations = {
  /** How many changes and instances this is known from. */
  readonly changes: number;
  readonly instances: number;
  /** Null when there is none. */
  readonly medianMillis: number | null;
  /** Only regions with enough instances to say something; the others take as long as all. */
  readonly byRegion: Readonly<Record<string, number>>;
};

/** Fewer instances of a region than this tell less about it than those of all regions. */
const REGION_LEAST = 3;

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Sums up what past instances took. */
export function pastDurations(
  items: readonly { readonly changeId: string; readonly region: string; readonly millis: number }[],
): PastDurations {
  const byRegion: Record<string, number> = {};
  for (const region of new Set(items.map((item) => item.region))) {
    const some = items.filter((item) => item.region === region).map(({ millis }) => millis);
    const middle = some.length < REGION_LEAST ? null : median(some);
    if (middle !== null) byRegion[region] = middle;
  }
  return {
    changes: new Set(items.map(({ changeId }) => changeId)).size,
    instances: items.length,
    medianMillis: median(items.map(({ millis }) => millis)),
    byRegion,
  };
}

type Group = { readonly region: string; readonly count: number };

/**
 * How long a change takes once it runs, milliseconds, if each instance takes as long as the middle one of its region did and none fails: the
 * rule of `nextWave` played through, canary first, each place taken again when it is free. Pauses are not in it. Null = no past change.
 */
export function estimateMillis(groups: readonly Group[], settings: WaveSettings, past: PastDurations): number | null {
  const { medianMillis } = past;
  if (medianMillis === null) return null;
  const left = groups.map(({ count }) => count);
  const moving: { readonly group: number; readonly end: number }[] = [];
  let now = 0;
  let started = 0;
  for (;;) {
    const canaryLeft = settings.canary - started;
    const waits = settings.canary > 0 && canaryLeft === 0 && moving.length > 0;
    let room = waits ? 0 : settings.atOnce - moving.length;
    if (canaryLeft > 0) room = Math.min(room, canaryLeft);
    for (const [group, { region }] of groups.entries()) {
      const there = moving.filter((one) => one.group === group).length;
      const taken = Math.max(0, Math.min(left[group] ?? 0, settings.perRegion - there, room));
      const end = now + (past.byRegion[region] ?? medianMillis);
      for (let index = 0; index < taken; index += 1) moving.push({ group, end });
      left[group] = (left[group] ?? 0) - taken;
      room -= taken;
      started += taken;
    }
    if (moving.length === 0) return now;
    now = Math.min(...moving.map(({ end }) => end));
    for (let index = moving.length - 1; index >= 0; index -= 1)
      if ((moving[index]?.end ?? 0) <= now) moving.splice(index, 1);
  }
}
