"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { NativeSelect } from "@/components/ui/native-select";
import { TextField } from "@/components/ui/text-field";
import { type NumberSetting, SETTING_LIMITS, type SettingsDraft, settingNumber } from "@/lib/client/settings-draft";

type WaveSettingsProps = {
  readonly draft: SettingsDraft;
  readonly onChange: (patch: Partial<SettingsDraft>) => void;
};

/** How a change is carried out: who goes first, how many at a time, what a failure does. */
export function WaveSettings({ draft, onChange }: WaveSettingsProps) {
  const t = useTranslations("bulk.review");
  const number = (name: NumberSetting) => ({
    label: t(name),
    inputMode: "numeric" as const,
    value: draft[name],
    error: settingNumber(name, draft[name]) === null ? t("range", SETTING_LIMITS[name]) : undefined,
    onChange: ({ target }: { readonly target: HTMLInputElement }) => onChange({ [name]: target.value }),
  });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold text-strong">{t("settings")}</legend>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <TextField {...number("canary")} hint={t("canaryHint")} />
        <TextField {...number("perRegion")} />
        <TextField {...number("atOnce")} />
      </div>
      <Checkbox
        label={t("pauseAfterCanary")}
        checked={draft.pauseAfterCanary}
        onChange={({ target }) => onChange({ pauseAfterCanary: target.checked })}
      />
      <NativeSelect
        label={t("onFailure")}
        className="sm:max-w-80"
        value={draft.onFailure}
        onChange={({ target }) => onChange({ onFailure: target.value === "continue" ? "continue" : "stop" })}
      >
        <option value="stop">{t("onFailureIs.stop")}</option>
        <option value="continue">{t("onFailureIs.continue")}</option>
      </NativeSelect>
    </fieldset>
  );
}
