"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { StateMark } from "@/components/ui/state-mark";
import type { StepProgress } from "@/lib/domain/rotation-checklist";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import { TICKED_STEPS } from "@/lib/domain/rotation-tick";
import { LookAgain } from "./look-again";
import { RotateWays } from "./rotate-ways";
import type { RotationRights } from "./rotation-rights";
import { StepTick } from "./step-tick";
import { TickLog } from "./tick-log";

type RotationStepProps = {
  readonly number: number;
  readonly progress: StepProgress;
  readonly isNext: boolean;
  readonly rotation: RotationDetail;
  readonly may: RotationRights;
};

/** One step: what it is about, how far it is, who said so, and what can be done about it. */
export function RotationStep({ number, progress, isNext, rotation, may }: RotationStepProps) {
  const t = useTranslations("rotations");
  const { step, done, of } = progress;
  const all = done === of;
  const ticked = TICKED_STEPS.find((one) => one === step);
  const nameOf = (itemId: string) => rotation.rows.find(({ id }) => id === itemId)?.instanceId ?? itemId;
  return (
    <li aria-current={isNext ? "step" : undefined} className="flex flex-col gap-2 border-t border-line py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium text-strong">
          {number}. {t(`step.${step}.title`)}
        </h3>
        <StateMark shape={all ? "filled" : "ring"} tone={all ? "positive" : "neutral"} className="text-sm">
          {all ? t("stepDone") : of > 1 ? t("stepCount", { done, of }) : t("stepOpen")}
        </StateMark>
        {isNext && <Badge tone="info">{t("next")}</Badge>}
      </div>
      <p className="max-w-prose text-muted">{t(`step.${step}.body`)}</p>
      {step === "rotate" && rotation.state === "open" && <RotateWays rotation={rotation} mayChange={may.change} />}
      {step === "new_ca" && may.manage && rotation.state === "open" && <LookAgain rotation={rotation} />}
      {ticked && may.manage && rotation.state !== "cancelled" && (
        <StepTick rotation={rotation} step={ticked} item={null} done={all} />
      )}
      {ticked && <TickLog ticks={rotation.ticks.filter((tick) => tick.step === step)} nameOf={nameOf} />}
    </li>
  );
}
