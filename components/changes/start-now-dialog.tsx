"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionError } from "@/lib/client/action-error";
import type { ChangeTarget } from "@/lib/domain/ssl-state";
import { ControlFailure } from "./control-failure";

type StartNowDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Instances that have not started. */
  readonly count: number;
  readonly target: ChangeTarget;
  readonly paused: boolean;
  readonly pending: boolean;
  readonly error: ActionError | null;
  readonly onConfirm: () => void;
  readonly returnFocus: () => HTMLElement | null;
};

/** Asks before what was planned for later starts now. */
export function StartNowDialog({ count, target, paused, error, ...dialog }: StartNowDialogProps) {
  const t = useTranslations("changes.startNow");
  const common = useTranslations("common");
  return (
    <ConfirmDialog
      {...dialog}
      title={t(`title.${target}`, { count })}
      description={t("body", { count })}
      confirmLabel={t("button")}
      cancelLabel={common("cancel")}
      tone={target === "enabled" ? "primary" : "danger"}
      blocked={count === 0}
    >
      {paused && <p>{t("paused")}</p>}
      {error && <ControlFailure error={error} />}
    </ConfirmDialog>
  );
}
