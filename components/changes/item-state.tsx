"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import { type ItemState, isOpen } from "@/lib/domain/change-item";
import type { RotationStep } from "@/lib/domain/rotation";
import type { ChangeTarget } from "@/lib/domain/ssl-state";

const LOOKS: Record<ItemState, { readonly shape: Shape; readonly tone: Tone }> = {
  queued: { shape: "ring", tone: "muted" },
  claimed: { shape: "arc", tone: "info" },
  sending: { shape: "arc", tone: "info" },
  applying: { shape: "arc", tone: "info" },
  succeeded: { shape: "filled", tone: "positive" },
  failed: { shape: "octagon", tone: "danger" },
  skipped: { shape: "slash", tone: "muted" },
  cancelled: { shape: "slash", tone: "muted" },
  needs_attention: { shape: "hand", tone: "warning" },
};

type ItemStateMarkProps = {
  /** Of a rotation: which of its two steps it is in. */
  readonly step?: RotationStep | undefined;
  readonly state: ItemState;
  readonly target: ChangeTarget;
  /** A person has it in hand. */
  readonly takenOver?: boolean | undefined;
  readonly waitsForApproval?: boolean | undefined;
};

/** How far a change of one instance has come: "Waiting", "Enabling…", "Done", "Needs attention". */
export function ItemStateMark({
  state,
  target,
  step,
  takenOver = false,
  waitsForApproval = false,
}: ItemStateMarkProps) {
  const t = useTranslations("state");
  if (waitsForApproval)
    return (
      <StateMark shape="clock" tone="info">
        {t("waitingForApproval")}
      </StateMark>
    );
  if (takenOver)
    return (
      <StateMark shape="hand" tone="muted">
        {t("item.taken_over")}
      </StateMark>
    );
  return (
    <StateMark {...LOOKS[state]}>
      {state === "applying" ? t(`moving.${target}`) : t(`item.${state}`)}
      {step && isOpen(state) && <span className="block text-sm text-muted">{t("step", { step })}</span>}
    </StateMark>
  );
}
