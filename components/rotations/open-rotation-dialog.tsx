"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/text-area";
import { openRotation } from "@/lib/actions/rotations";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { type InstanceSelection, reviewedSelection, selectionCount } from "@/lib/domain/instance-selection";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import { useRotationAction } from "./use-rotation-action";

type OpenRotationDialogProps = {
  readonly rotationId: string;
  readonly selection: InstanceSelection;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onOpened?: (() => void) | undefined;
};

/** Opens a rotation and leads to its page. What takes part is decided on the server, and told there. */
export function OpenRotationDialog({ rotationId, selection, open, onOpenChange, onOpened }: OpenRotationDialogProps) {
  const t = useTranslations("rotationOpen");
  const common = useTranslations("common");
  const refusal = useRefusalText();
  const router = useRouter();
  const [reason, setReason] = useState("");
  const { mutate, isPending, error } = useRotationAction(openRotation, (opened) => {
    onOpenChange(false);
    onOpened?.();
    router.push(`/rotations/${opened.rotationId}`);
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body", { count: selectionCount(selection) })}
      confirmLabel={t("confirm")}
      cancelLabel={common("cancel")}
      pending={isPending}
      onConfirm={() => mutate({ rotationId, selection: reviewedSelection(selection), reason })}
    >
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        value={reason}
        maxLength={REASON_MAX_LENGTH}
        onChange={({ target }) => setReason(target.value)}
      />
      {error &&
        !isPending &&
        (error.code === "lost" ? (
          <Alert tone="warning" title={t("lost")}>
            <p>{t("lostBody")}</p>
          </Alert>
        ) : (
          <Alert title={t("failed")} actions={error.code === "outdated" && <ReloadButton />}>
            <p>{refusal(error)}</p>
          </Alert>
        ))}
    </ConfirmDialog>
  );
}
