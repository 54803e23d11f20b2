"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import type { RotationState } from "@/lib/domain/rotation-checklist";

const LOOK = {
  open: ["ring", "info"],
  done: ["filled", "positive"],
  cancelled: ["slash", "muted"],
} as const satisfies Record<RotationState, readonly [Shape, Tone]>;

/** The state of a rotation as shape, word and colour. */
export function RotationStateMark({ state }: { readonly state: RotationState }) {
  const t = useTranslations("rotations.state");
  const [shape, tone] = LOOK[state];
  return (
    <StateMark shape={shape} tone={tone}>
      {t(state)}
    </StateMark>
  );
}
