import { type ChangeStart, type ScheduleProblem, scheduleProblem } from "@/lib/domain/change-schedule";
import {
  AT_ONCE_MAX,
  CANARY_MAX,
  type ChangeSettings,
  DEFAULT_CHANGE_SETTINGS,
  type WaveSettings,
} from "@/lib/domain/change-settings";
import { instantOfMinute } from "./local-minute";

/** The numbers of a change's settings and what each may be. */
export const SETTING_LIMITS = {
  canary: { min: 0, max: CANARY_MAX },
  perRegion: { min: 1, max: AT_ONCE_MAX },
  atOnce: { min: 1, max: AT_ONCE_MAX },
} as const;
export type NumberSetting = keyof typeof SETTING_LIMITS;

/** The settings while they are typed: numbers are still text, and times are as a datetime-local input holds them. */
export type SettingsDraft = Omit<WaveSettings, NumberSetting> &
  Readonly<Record<NumberSetting, string>> & {
    readonly startKind: ChangeStart["kind"];
    readonly startAt: string;
    /** "" = none. */
    readonly deadlineAt: string;
  };

const { start, deadline: _none, ...WAVES } = DEFAULT_CHANGE_SETTINGS;

export const FIRST_DRAFT: SettingsDraft = {
  ...WAVES,
  canary: String(WAVES.canary),
  perRegion: String(WAVES.perRegion),
  atOnce: String(WAVES.atOnce),
  startKind: start.kind,
  startAt: "",
  deadlineAt: "",
};

/** The number that a text stands for; null when it is none that the setting may be. */
export function settingNumber(name: NumberSetting, text: string): number | null {
  const { min, max } = SETTING_LIMITS[name];
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : null;
}

/** What a draft says about when; a time that is none is told as `no_time`. */
type DraftSchedule = Pick<ChangeSettings, "start" | "deadline"> | "no_time";

function scheduleOf({ startKind, startAt, deadlineAt }: SettingsDraft): DraftSchedule {
  const at = startKind === "at" ? instantOfMinute(startAt) : null;
  const deadline = deadlineAt === "" ? null : instantOfMinute(deadlineAt);
  if ((startKind === "at" && at === null) || (deadlineAt !== "" && deadline === null)) return "no_time";
  return { start: at === null ? { kind: startKind === "window" ? "window" : "now" } : { kind: "at", at }, deadline };
}

export type DraftProblem = { readonly field: "startAt" | "deadlineAt"; readonly code: ScheduleProblem | "no_time" };

/** What is wrong with the times of a draft, and at which field; null = nothing. `now` epoch milliseconds. */
export function scheduleDraftProblem(draft: SettingsDraft, now: number): DraftProblem | null {
  const schedule = scheduleOf(draft);
  if (schedule === "no_time") {
    const field = draft.startKind === "at" && instantOfMinute(draft.startAt) === null ? "startAt" : "deadlineAt";
    return { field, code: "no_time" };
  }
  const ofStart = scheduleProblem({ ...schedule, deadline: null }, now);
  if (ofStart) return { field: "startAt", code: ofStart };
  const ofDeadline = scheduleProblem(schedule, now);
  return ofDeadline && { field: "deadlineAt", code: ofDeadline };
}

/** The settings, or null when one of the numbers or times is none. */
export function settingsOf(draft: SettingsDraft): ChangeSettings | null {
  const canary = settingNumber("canary", draft.canary);
  const perRegion = settingNumber("perRegion", draft.perRegion);
  const atOnce = settingNumber("atOnce", draft.atOnce);
  const schedule = scheduleOf(draft);
  if (canary === null || perRegion === null || atOnce === null || schedule === "no_time") return null;
  const { pauseAfterCanary, onFailure } = draft;
  return { canary, perRegion, atOnce, pauseAfterCanary, onFailure, ...schedule };
}
