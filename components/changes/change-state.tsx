"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import { ITEM_STATES } from "@/lib/domain/change-item";
import type { ChangeSummary } from "@/lib/domain/change-page";
import { ItemStateMark } from "./item-state";
import { StateCountsText } from "./state-counts";

const ENDS = {
  refused: { shape: "octagon", tone: "danger" },
  withdrawn: { shape: "slash", tone: "muted" },
  approval_expired: { shape: "slash", tone: "warning" },
} as const satisfies Record<string, { readonly shape: Shape; readonly tone: Tone }>;

/** How far a change in the list is: its approval while and where that decides, else what its instances are in. */
export function ChangeState({ change }: { readonly change: ChangeSummary }) {
  const t = useTranslations("changes.approval");
  const { counts, endedOff, endReason, items, pauseReason, takenOver, target } = change;
  if (endReason === "refused" || endReason === "withdrawn" || endReason === "approval_expired")
    return <StateMark {...ENDS[endReason]}>{t(`end.${endReason}`)}</StateMark>;
  const only =
    (items === 1 && endedOff === 0) || pauseReason === "approval"
      ? ITEM_STATES.find((state) => counts[state])
      : undefined;
  return only ? (
    <ItemStateMark
      state={only}
      target={target}
      takenOver={takenOver > 0}
      waitsForApproval={pauseReason === "approval"}
    />
  ) : (
    <StateCountsText counts={counts} takenOver={takenOver} endedOff={endedOff} />
  );
}
