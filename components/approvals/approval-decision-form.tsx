"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ControlFailure } from "@/components/changes/control-failure";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import type { ApprovalReview, ChangeApproval } from "@/lib/domain/change-approval";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import { useDecision } from "./use-decision";

type ApprovalDecisionFormProps = {
  readonly changeId: string;
  /** Who asked. */
  readonly by: string;
  readonly approval: ChangeApproval;
  readonly review: ApprovalReview;
  readonly onDecided: () => void;
};

/** What the reader may do about an open approval: approve or refuse somebody else's, withdraw their own. */
export function ApprovalDecisionForm({ changeId, by, approval, review, onDecided }: ApprovalDecisionFormProps) {
  const t = useTranslations("changes.approval");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { decide, pending, error } = useDecision(changeId, approval.fingerprint, onDecided);
  const { reader } = approval;
  if (reader === "other") return <p className="text-sm text-muted">{t("other")}</p>;
  const refuse = () => {
    // Whoever asked must learn why.
    const none = reason.trim() === "";
    setMissing(none);
    if (none) field.current?.focus();
    else decide("refuse", reason);
  };
  const blocked =
    review.eligible === 0 ? t("blocked.nothing") : review.askerMayStart ? null : t("blocked.asker", { by });
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      {reader === "asker" ? (
        <p className="text-sm">{t(review.anybodyMayDecide ? "own" : "nobody")}</p>
      ) : (
        <p className="text-sm">{blocked ?? t("effect", { count: review.eligible })}</p>
      )}
      <TextArea
        ref={field}
        label={t("reason")}
        hint={reader === "asker" ? undefined : t("reasonHint")}
        error={missing ? t("reasonMissing") : undefined}
        value={reason}
        maxLength={REASON_MAX_LENGTH}
        onChange={({ target }) => {
          setMissing(false);
          setReason(target.value);
        }}
      />
      <div className="flex flex-wrap gap-2">
        {reader === "asker" ? (
          <Button pending={pending === "withdraw"} onClick={() => decide("withdraw", reason)}>
            {t("withdraw")}
          </Button>
        ) : (
          <>
            <Button
              variant="primary"
              pending={pending === "approve"}
              aria-disabled={blocked !== null || undefined}
              onClick={() => decide("approve", reason)}
            >
              {t("approve")}
            </Button>
            <Button pending={pending === "refuse"} onClick={refuse}>
              {t("refuse")}
            </Button>
          </>
        )}
      </div>
      {error && <ControlFailure error={error} />}
    </div>
  );
}
