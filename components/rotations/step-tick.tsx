"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { TimeText } from "@/components/ui/time-text";
import { tickStep } from "@/lib/actions/rotations";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import type { TickedStep } from "@/lib/domain/rotation-tick";
import { RotationFailure } from "./rotation-failure";
import { useRotationAction } from "./use-rotation-action";

type StepTickProps = {
  readonly rotation: Pick<RotationDetail, "id" | "ticks">;
  readonly step: TickedStep;
  /** Null = for all instances. */
  readonly item: { readonly id: string; readonly instanceId: string } | null;
  readonly done: boolean;
};

/** Says that a step is done, or takes it back, with a note if there is one to leave. */
export function StepTick({ rotation, step, item, done }: StepTickProps) {
  const t = useTranslations("rotations.tick");
  const steps = useTranslations("rotations.step");
  const [note, setNote] = useState<string | null>(null);
  const { mutate, isPending, data, error } = useRotationAction(tickStep, () => setNote(null));
  const text = t(done ? "undo" : "done");
  const name = steps(`${step}.title`);
  const label = item ? t("namedItem", { text, step: name, id: item.instanceId }) : t("named", { text, step: name });
  const tick = () =>
    mutate({
      rotationId: rotation.id,
      step,
      itemId: item?.id ?? null,
      done: !done,
      note: note ?? "",
      seen: rotation.ticks.at(-1)?.seq ?? 0,
    });
  return (
    <div className="flex flex-col items-start gap-2">
      {note !== null && (
        <TextField
          label={t("note")}
          hint={t("noteHint")}
          className="w-full sm:w-96"
          value={note}
          maxLength={REASON_MAX_LENGTH}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button size={item ? "small" : "medium"} pending={isPending} aria-label={label} onClick={tick}>
          {text}
        </Button>
        {note === null && (
          <Button
            size={item ? "small" : "medium"}
            variant="quiet"
            aria-label={
              item
                ? t("namedItem", { text: t("addNote"), step: name, id: item.instanceId })
                : t("named", { text: t("addNote"), step: name })
            }
            onClick={() => setNote("")}
          >
            {t("addNote")}
          </Button>
        )}
      </div>
      {data?.overtook && !isPending && (
        <Alert tone="warning" title={t("overtook", { name: data.overtook.by })}>
          <p>
            {t.rich("overtookBody", {
              done: data.overtook.done ? "yes" : "no",
              when: () => <TimeText key="when" at={data.overtook?.at ?? ""} show="absolute" />,
            })}
          </p>
        </Alert>
      )}
      {error && !isPending && <RotationFailure error={error} />}
    </div>
  );
}
