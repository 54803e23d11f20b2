"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/text-area";
import { leaveOff, takeOver } from "@/lib/actions/changes";
import { CHANGES_KEY } from "@/lib/client/changes-query";
import { INSTANCE_KEY } from "@/lib/client/instance-query";
import { INSTANCES_KEY } from "@/lib/client/instances-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import { ControlFailure } from "./control-failure";
import { itemPlaceId } from "./item-place-id";

/** What is settled with a reason, in the words under `changes.<kind>`. */
const ACTIONS = { takeOver, leaveOff };

type ItemReasonDialogProps = {
  readonly kind: keyof typeof ACTIONS;
  readonly itemId: string;
  readonly instanceId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** Asks why before a person settles what became of an instance: takes it into their own hands, or leaves its SSL off. */
export function ItemReasonDialog({ kind, itemId, instanceId, open, onOpenChange }: ItemReasonDialogProps) {
  const t = useTranslations("changes");
  const common = useTranslations("common");
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const { mutate, isPending, error } = useActionMutation(ACTIONS[kind], {
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
      title={t(`${kind}.title`, { id: instanceId })}
      description={t(`${kind}.body`)}
      confirmLabel={t(`${kind}.button`)}
      cancelLabel={common("cancel")}
      pending={isPending}
      blocked={empty}
      onConfirm={() => mutate({ itemId, reason })}
      returnFocus={() => document.getElementById(itemPlaceId(itemId))}
    >
      <TextArea
        label={t(`${kind}.reason`)}
        hint={t(`${kind}.reasonHint`)}
        required
        value={reason}
        maxLength={REASON_MAX_LENGTH}
        onChange={({ target }) => setReason(target.value)}
      />
      {error && <ControlFailure error={error} />}
    </ConfirmDialog>
  );
}
