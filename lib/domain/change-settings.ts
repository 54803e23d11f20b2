import type { ChangeSchedule } from "./change-schedule";

/** How a change over many instances is carried out. */
export type WaveSettings = {
  /** Instances that go first, alone; 0 = none. */
  readonly canary: number;
  readonly pauseAfterCanary: boolean;
  /** Instances under way at the same time, in one region and in all. */
  readonly perRegion: number;
  readonly atOnce: number;
  readonly onFailure: "stop" | "continue";
};

/** How, and when. */
export type ChangeSettings = WaveSettings & ChangeSchedule;

/** Careful by default: one goes first, the rest ten at a time, and the first failure stops what has not started. */
export const DEFAULT_CHANGE_SETTINGS: ChangeSettings = {
  canary: 1,
  pauseAfterCanary: false,
  perRegion: 5,
  atOnce: 10,
  onFailure: "stop",
  start: { kind: "now" },
  deadline: null,
};

/** The settings as the store keeps them; what an older version did not write is as by default. */
export function parseChangeSettings(json: string): ChangeSettings {
  return { ...DEFAULT_CHANGE_SETTINGS, ...JSON.parse(json) };
}

export const CANARY_MAX = 100;
export const AT_ONCE_MAX = 200;

/** More than this in one change is more than anybody can watch or undo; split it by region. */
export const CHANGE_ITEMS_MAX = 5_000;
