"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionError } from "@/lib/client/action-error";
import type { ChangeSummary } from "@/lib/domain/change-page";
import { notStarted } from "@/lib/domain/not-started";
import { ControlFailure } from "./control-failure";

type CancelDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly change: Pick<ChangeSummary, "counts" | "owed" | "target">;
  readonly pending: boolean;
  readonly error: ActionError | null;
  readonly onConfirm: () => void;
};

/** Asks before the rest of a change is cancelled, in numbers that follow the change while it is open. */
export function CancelDialog({ open, onOpenChange, change, pending, error, onConfirm }: CancelDialogProps) {
  const t = useTranslations("changes.control");
  const words = useTranslations("changes");
  const { counts, owed, target } = change;
  const count = notStarted(change);
  const moving = (counts.sending ?? 0) + (counts.applying ?? 0) + owed;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("confirm.title", { count })}
      description={t("confirm.body", { count, moving })}
      confirmLabel={t("confirm.confirm", { count })}
      cancelLabel={t("confirm.back")}
      tone="danger"
      pending={pending}
      blocked={count === 0}
      onConfirm={onConfirm}
    >
      <p>{t("confirm.final")}</p>
      {target === "rotate" && <p>{words("owed")}</p>}
      {error && <ControlFailure error={error} />}
    </ConfirmDialog>
  );
}
