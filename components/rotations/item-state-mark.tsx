"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import type { RotationItemState } from "@/lib/domain/rotation-item";

const LOOK = {
  skipped: ["slash", "muted"],
  proven: ["filled", "positive"],
  closed: ["filled", "positive"],
  cancelled: ["slash", "muted"],
  missing: ["dashed", "warning"],
  ssl_off: ["triangle", "warning"],
  switching: ["arc", "info"],
  unreadable: ["triangle", "warning"],
  old_again: ["triangle", "warning"],
  new_ca: ["clock", "info"],
  unchanged: ["triangle", "warning"],
  looking: ["arc", "info"],
  waiting: ["ring", "neutral"],
} as const satisfies Record<RotationItemState, readonly [Shape, Tone]>;

/** How an instance of a rotation stands, as shape, word and colour. */
export function ItemStateMark({ state }: { readonly state: RotationItemState }) {
  const t = useTranslations("rotations.itemState");
  const [shape, tone] = LOOK[state];
  return (
    <StateMark shape={shape} tone={tone}>
      {t(state)}
    </StateMark>
  );
}
