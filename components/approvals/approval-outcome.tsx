"use client";
import { useTranslations } from "next-intl";
import { type Shape, StateMark, type Tone } from "@/components/ui/state-mark";
import { TimeText } from "@/components/ui/time-text";
import type { ApprovalState, ChangeApproval } from "@/lib/domain/change-approval";

const LOOKS: Record<ApprovalState, { readonly shape: Shape; readonly tone: Tone }> = {
  open: { shape: "clock", tone: "info" },
  approved: { shape: "filled", tone: "positive" },
  refused: { shape: "octagon", tone: "danger" },
  withdrawn: { shape: "slash", tone: "muted" },
  expired: { shape: "slash", tone: "warning" },
  solo: { shape: "hand", tone: "warning" },
};

/** What became of an approval, who decided and when. */
export function ApprovalOutcome({ approval }: { readonly approval: ChangeApproval }) {
  const t = useTranslations("changes.approval");
  const { state, decidedAt, decidedBy, expiresAt } = approval;
  const when = state === "open" ? expiresAt : (decidedAt ?? expiresAt);
  return (
    <StateMark {...LOOKS[state]}>
      <span>
        {t.rich(`state.${state}`, {
          name: decidedBy ?? "",
          when: () => <TimeText key="when" at={when} show="absolute" />,
        })}
      </span>
    </StateMark>
  );
}
