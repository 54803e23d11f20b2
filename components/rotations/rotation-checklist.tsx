"use client";
import { useTranslations } from "next-intl";
import { nextStep, rotationProgress } from "@/lib/domain/rotation-checklist";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import type { RotationRights } from "./rotation-rights";
import { RotationStep } from "./rotation-step";

type RotationChecklistProps = { readonly rotation: RotationDetail; readonly may: RotationRights };

/** The steps of a rotation in order, the next one marked. */
export function RotationChecklist({ rotation, may }: RotationChecklistProps) {
  const t = useTranslations("rotations");
  const taking = rotation.rows.filter(({ skip }) => skip === null);
  const progress = rotationProgress(taking, rotation.ticks);
  const next = rotation.state === "cancelled" ? null : nextStep(progress);
  return (
    <ol aria-label={t("checklist")} className="flex flex-col">
      {progress.map((step, index) => (
        <RotationStep
          key={step.step}
          number={index + 1}
          progress={step}
          isNext={step.step === next}
          rotation={rotation}
          may={may}
        />
      ))}
    </ol>
  );
}
