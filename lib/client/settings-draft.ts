import { AT_ONCE_MAX, CANARY_MAX, type ChangeSettings, DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";

/** The numbers of a change's settings and what each may be. */
export const SETTING_LIMITS = {
  canary: { min: 0, max: CANARY_MAX },
  perRegion: { min: 1, max: AT_ONCE_MAX },
  atOnce: { min: 1, max: AT_ONCE_MAX },
} as const;
export type NumberSetting = keyof typeof SETTING_LIMITS;

/** The settings while they are typed: numbers are still text. */
export type SettingsDraft = Omit<ChangeSettings, NumberSetting> & Readonly<Record<NumberSetting, string>>;

export const FIRST_DRAFT: SettingsDraft = {
  ...DEFAULT_CHANGE_SETTINGS,
  canary: String(DEFAULT_CHANGE_SETTINGS.canary),
  perRegion: String(DEFAULT_CHANGE_SETTINGS.perRegion),
  atOnce: String(DEFAULT_CHANGE_SETTINGS.atOnce),
};

/** The number that a text stands for; null when it is none that the setting may be. */
export function settingNumber(name: NumberSetting, text: string): number | null {
  const { min, max } = SETTING_LIMITS[name];
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : null;
}

/** The settings, or null when one of the numbers is none. */
export function settingsOf(draft: SettingsDraft): ChangeSettings | null {
  const canary = settingNumber("canary", draft.canary);
  const perRegion = settingNumber("perRegion", draft.perRegion);
  const atOnce = settingNumber("atOnce", draft.atOnce);
  if (canary === null || perRegion === null || atOnce === null) return null;
  return { ...draft, canary, perRegion, atOnce };
}
