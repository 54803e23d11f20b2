"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { StatusText } from "@/components/ui/status-text";
import type { ChangeApproval } from "@/lib/domain/change-approval";
import type { ChangeDetail } from "@/lib/domain/change-page";
import { ApprovalDecisionForm } from "./approval-decision-form";
import { ApprovalOutcome } from "./approval-outcome";
import { ApprovalReviewNow } from "./approval-review-now";

type ApprovalPanelProps = { readonly change: ChangeDetail; readonly approval: ChangeApproval };

/** The approval of a change: what it is now, the review as of now for who decides, and the buttons of the reader. */
export function ApprovalPanel({ change, approval }: ApprovalPanelProps) {
  const t = useTranslations("changes.approval");
  const heading = useRef<HTMLHeadingElement>(null);
  const { review } = approval;
  return (
    <section aria-labelledby="change-approval" className="mx-4 mt-4 flex max-w-3xl flex-col gap-3">
      {/* Takes the focus of a button that goes once it was pressed. */}
      <h2 ref={heading} id="change-approval" tabIndex={-1} className="text-lg font-semibold text-strong outline-none">
        {t("title")}
      </h2>
      <StatusText>
        <ApprovalOutcome approval={approval} />
      </StatusText>
      {approval.reason !== "" && (
        <p className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">{approval.reason}</p>
      )}
      {review && <ApprovalReviewNow target={change.target} review={review} />}
      {review && (
        <ApprovalDecisionForm
          changeId={change.id}
          by={change.by}
          approval={approval}
          review={review}
          onDecided={() => heading.current?.focus()}
        />
      )}
    </section>
  );
}
