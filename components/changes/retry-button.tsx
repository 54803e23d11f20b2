"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApprovalNotice } from "@/components/approvals/approval-notice";
import { ReviewFailure } from "@/components/bulk/review-failure";
import { Button } from "@/components/ui/button";
import { retryChange } from "@/lib/actions/changes";
import { CHANGES_KEY } from "@/lib/client/changes-query";
import { INSTANCES_KEY } from "@/lib/client/instances-query";
import { newIntentId } from "@/lib/client/intent-id";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { useApprovals } from "@/lib/client/use-approvals";
import { needFor } from "@/lib/domain/change-approval";
import type { RetryKind } from "@/lib/domain/retry";

type RetryButtonProps = { readonly changeId: string; readonly which: RetryKind; readonly count: number };

/** Sends again all of one kind, at one press, and leads to the change that it made; pressed again after a lost answer it is the same one. */
export function RetryButton({ changeId, which, count }: RetryButtonProps) {
  const t = useTranslations("changes.retry");
  const router = useRouter();
  const client = useQueryClient();
  const need = needFor(useApprovals(), count);
  const [intentId] = useState(newIntentId);
  const { mutate, isPending, isSuccess, error } = useActionMutation(retryChange, {
    onSuccess: (made) => router.push(`/changes/${made.changeId}`),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: CHANGES_KEY });
      void client.invalidateQueries({ queryKey: INSTANCES_KEY });
    },
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          pending={isPending || isSuccess}
          aria-disabled={need === "nobody" || undefined}
          onClick={() => mutate({ changeId, which, intentId, asking: need === "needed" })}
        >
          {t(`button.${which}`)}
        </Button>
        <p className="min-w-0 text-sm text-muted">{t("note", { count })}</p>
      </div>
      {need !== "none" && <ApprovalNotice need={need} />}
      {error && (
        <ReviewFailure title={t(error.code === "lost" ? "lost" : "refused")} error={error} lostBody={t("lostBody")} />
      )}
    </div>
  );
}
