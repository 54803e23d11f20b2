"use client";
import { type ReactNode, useState } from "react";
import { ConfirmDialog, type ConfirmDialogProps } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/text-area";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";

type ReasonDialogProps = Omit<ConfirmDialogProps, "onConfirm" | "blocked" | "children"> & {
  readonly label: string;
  readonly hint: string;
  readonly onConfirm: (reason: string) => void;
  /** What went wrong, under the reason. */
  readonly failure: ReactNode;
};

/** A confirmation that needs a reason. */
export function ReasonDialog({ label, hint, onConfirm, failure, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog {...dialog} blocked={reason.trim() === ""} onConfirm={() => onConfirm(reason)}>
      <TextArea
        label={label}
        hint={hint}
        required
        value={reason}
        maxLength={REASON_MAX_LENGTH}
        onChange={({ target }) => setReason(target.value)}
      />
      {failure}
    </ConfirmDialog>
  );
}
