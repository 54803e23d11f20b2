"use client";
import { useLocale, useTranslations } from "next-intl";
import { NativeSelect } from "@/components/ui/native-select";
import { TextField } from "@/components/ui/text-field";
import { absoluteTime } from "@/lib/client/absolute-time";
import { instantOfMinute } from "@/lib/client/local-minute";
import { type DraftProblem, type SettingsDraft, scheduleDraftProblem } from "@/lib/client/settings-draft";
import { useNow } from "@/lib/client/use-now";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { useTimeZone } from "@/lib/client/use-time-zone";
import { type ChangeStart, SCHEDULE_DAYS_MAX, START_KINDS } from "@/lib/domain/change-schedule";

type StartSettingsProps = {
  readonly draft: SettingsDraft;
  readonly onChange: (patch: Partial<SettingsDraft>) => void;
};

function startKind(text: string): ChangeStart["kind"] {
  return START_KINDS.find((kind) => kind === text) ?? "now";
}

/** When a change starts, and until when something of it may start. Times are typed in the reader's zone, which is named. */
export function StartSettings({ draft, onChange }: StartSettingsProps) {
  const t = useTranslations("bulk.plan");
  const locale = useLocale();
  const zone = useTimeZone();
  const refusal = useRefusalText();
  const problem = scheduleDraftProblem(draft, useNow("minute"));
  const errorOf = (field: DraftProblem["field"]) => {
    if (problem?.field !== field) return undefined;
    return problem.code === "no_time"
      ? t("noTime")
      : refusal({ code: problem.code, params: { days: SCHEDULE_DAYS_MAX } });
  };
  const time = (field: DraftProblem["field"], hint?: string) => {
    const at = instantOfMinute(draft[field]);
    return {
      type: "datetime-local",
      value: draft[field],
      error: errorOf(field),
      hint: at === null ? (hint ?? t("zone", { zone })) : absoluteTime(locale, at, zone, "minute"),
      onChange: ({ target }: { readonly target: HTMLInputElement }) => onChange({ [field]: target.value }),
    };
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold text-strong">{t("title")}</legend>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <NativeSelect
          label={t("start")}
          value={draft.startKind}
          onChange={({ target }) => onChange({ startKind: startKind(target.value) })}
        >
          {START_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`startIs.${kind}`)}
            </option>
          ))}
        </NativeSelect>
        {draft.startKind === "at" && <TextField label={t("startAt")} {...time("startAt")} />}
        <TextField label={t("deadline")} {...time("deadlineAt", t("deadlineHint", { zone }))} />
      </div>
      {draft.startKind !== "now" && <p className="text-sm text-muted">{t("held")}</p>}
    </fieldset>
  );
}
