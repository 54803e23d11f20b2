"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/text-area";
import { takeOver } from "@/lib/actions/changes";
import { CHANGES_KEY } from "@/lib/client/changes-query";
import { INSTANCE_KEY } from "@/lib/client/instance-query";
import { INSTANCES_KEY } from "@/lib/client/instances-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import { ControlFailure } from "./control-failure";
import { itemPlaceId } from "./item-place-id";

type TakeOverDialogProps = {
  readonly itemId: string;
  readonly instanceId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** Asks why before an instance that needs attention is taken into a person's own hands. */
export function TakeOverDialog({ itemId, instanceId, open, onOpenChange }: TakeOverDialogProps) {
  const t = useTranslations("changes.takeOver");
  const common = useTranslations("common");
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const { mutate, isPending, error } = useActionMutation(takeOver, {
    onSuccess: () => onOpenChange(false),
    onSettled: () => {
      for (const queryKey of [CHANGES_KEY, INSTANCES_KEY, INSTANCE_KEY]) void client.invalidateQueries({ queryKey });
    },
  });
  const empty = reason.trim() === "";
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { id: instanceId })}
      description={t("body")}
      confirmLabel={t("button")}
      cancelLabel={common("cancel")}
      pending={isPending}
      blocked={empty}
      onConfirm={() => mutate({ itemId, reason })}
      returnFocus={() => document.getElementById(itemPlaceId(itemId))}
    >
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        required
        value={reason}
        maxLength={REASON_MAX_LENGTH}
        onChange={({ target }) => setReason(target.value)}
      />
      {error && <ControlFailure error={error} />}
    </ConfirmDialog>
  );
}
