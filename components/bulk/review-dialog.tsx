"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { ApprovalNotice } from "@/components/approvals/approval-notice";
import { ConnectedClients } from "@/components/toggle/connected-clients";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusText } from "@/components/ui/status-text";
import { TextArea } from "@/components/ui/text-area";
import { FIRST_DRAFT, type SettingsDraft, scheduleDraftProblem, settingsOf } from "@/lib/client/settings-draft";
import { useNow } from "@/lib/client/use-now";
import type { ShownReview } from "@/lib/domain/change-review";
import type { ChangeSettings } from "@/lib/domain/change-settings";
import type { InstanceSelection } from "@/lib/domain/instance-selection";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import type { ChangeTarget } from "@/lib/domain/ssl-state";
import { CallPreview } from "./call-preview";
import { ChangeEstimate } from "./change-estimate";
import { DialogFrame } from "./dialog-frame";
import { ReviewChanged } from "./review-changed";
import { ReviewFailure } from "./review-failure";
import { ReviewOutcome } from "./review-outcome";
import { RotationNotice } from "./rotation-notice";
import { StartSettings } from "./start-settings";
import { useReview } from "./use-review";
import { WaveRounds } from "./wave-rounds";
import { WaveSettings } from "./wave-settings";
import { WindowOutlook } from "./window-outlook";

type ReviewDialogProps = {
  readonly target: ChangeTarget;
  readonly selection: InstanceSelection;
  readonly intentId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onStarted: () => void;
};

/** What a change over many instances would do, how it is carried out, and its start: the only place from which one is started. */
export function ReviewDialog({ target, selection, intentId, open, onOpenChange, onStarted }: ReviewDialogProps) {
  const t = useTranslations("bulk.review");
  const common = useTranslations("common");
  const router = useRouter();
  const cancel = useRef<HTMLButtonElement>(null);
  const blockedId = useId();
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const [reason, setReason] = useState("");
  const { review, difference, read, reading, readError, start, starting, startError } = useReview(
    { target, selection, intentId },
    (changeId) => {
      onStarted();
      router.push(`/changes/${changeId}`);
    },
  );
  const patchDraft = (patch: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const settings = useStartableSettings(draft);
  const count = review?.eligible.length ?? 0;
  const blockedBecause = (shown: ShownReview) => {
    if (count === 0) return t("blocked.none");
    if (shown.approval === "nobody") return t("blocked.approval");
    return settings ? null : t("blocked.settings");
  };
  const blocked = review && !reading ? blockedBecause(review) : "";
  // It may have been started with what stands here: to start something else, the review is opened anew.
  const lost = startError?.code === "lost";
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t(`effect.${target}`)}
      initialFocus={cancel}
      actions={
        <>
          {blocked && (
            <p id={blockedId} className="mr-auto min-w-0 basis-full text-sm text-muted sm:basis-0 sm:grow">
              {blocked}
            </p>
          )}
          <Dialog.Close render={<Button ref={cancel} />}>{common("cancel")}</Dialog.Close>
          <Button
            variant={target === "enabled" ? "primary" : "danger"}
            pending={starting}
            aria-disabled={blocked !== null || undefined}
            aria-describedby={blocked ? blockedId : undefined}
            onClick={() => settings && start(settings, reason)}
          >
            {review?.approval === "needed" ? t("ask") : t(draft.startKind === "now" ? "start" : "plan")}
          </Button>
        </>
      }
    >
      <StatusText className={review && !reading ? "sr-only" : undefined}>
        {review && !reading ? t(`eligible.${target}`, { count }) : readError ? "" : t("loading")}
      </StatusText>
      {readError && <ReviewFailure title={t("failed")} error={readError} onRetry={read} />}
      {difference && <ReviewChanged difference={difference} />}
      {review ? (
        <>
          <ReviewOutcome review={review} />
          {target === "rotate" && count > 0 && <RotationNotice />}
          {review.approval !== "none" && <ApprovalNotice need={review.approval} />}
          <ConnectedClients instances={review.eligible} />
          <fieldset disabled={lost} className="flex flex-col gap-5">
            <WaveSettings draft={draft} onChange={patchDraft} />
            {settings && settings.start.kind !== "window" && count > 0 && (
              <div className="flex flex-col gap-1">
                <ChangeEstimate review={review} settings={settings} />
                <WaveRounds review={review} settings={settings} />
              </div>
            )}
            <StartSettings draft={draft} onChange={patchDraft} />
            {settings?.start.kind === "window" && <WindowOutlook review={review} deadline={settings.deadline} />}
            <TextArea
              label={t("reason")}
              hint={t("reasonHint")}
              value={reason}
              maxLength={REASON_MAX_LENGTH}
              onChange={({ target: field }) => setReason(field.value)}
            />
          </fieldset>
          {count > 0 && <CallPreview review={review} />}
        </>
      ) : (
        !readError && <Skeleton className="h-40" />
      )}
      {startError && startError.code !== "selection_changed" && startError.code !== "nothing_eligible" && (
        <ReviewFailure title={t(lost ? "lost" : "refused")} error={startError} lostBody={t("lostBody")} />
      )}
    </DialogFrame>
  );
}

/** The settings, or null while one of them can't be. A time that was well when it was typed may have passed since. */
function useStartableSettings(draft: SettingsDraft): ChangeSettings | null {
  return scheduleDraftProblem(draft, useNow("minute")) ? null : settingsOf(draft);
}
