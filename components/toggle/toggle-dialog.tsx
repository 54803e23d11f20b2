"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApprovalNotice } from "@/components/approvals/approval-notice";
import { CallDisclosure } from "@/components/calls/call-disclosure";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/text-area";
import { useApprovals } from "@/lib/client/use-approvals";
import { needFor } from "@/lib/domain/change-approval";
import { REASON_MAX_LENGTH } from "@/lib/domain/reason";
import { callsOf } from "@/lib/domain/rotation";
import type { SslState } from "@/lib/domain/ssl-state";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { ConnectedClients } from "./connected-clients";
import { InstanceFactsList } from "./instance-facts-list";
import { switchId } from "./switch-id";
import type { ToggleQuestion } from "./toggle-context";
import { ToggleFailure } from "./toggle-failure";
import { useFreshFacts } from "./use-fresh-facts";
import { useStartChange } from "./use-start-change";

type ToggleDialogProps = {
  /** Its row is the store's present one, read anew while the dialog is open. */
  readonly question: ToggleQuestion;
  /** The state on screen when the dialog was opened. */
  readonly seen: SslState;
  readonly intentId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onAlready: () => void;
};

/** Asks before SSL is switched: which instance, what will happen to whom, why. The only place from which a change is sent. */
export function ToggleDialog({ question, seen, intentId, open, onOpenChange, onAlready }: ToggleDialogProps) {
  const t = useTranslations("toggle");
  const words = useTranslations("common");
  const [reason, setReason] = useState("");
  const { row, target, again } = question;
  useFreshFacts(row, open);
  const { start, pending, error, settled } = useStartChange({
    onStarted: () => onOpenChange(false),
    onAlready: () => {
      onAlready();
      onOpenChange(false);
    },
  });
  const need = needFor(useApprovals(), 1);
  const moved = row.sslState !== seen;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t(again ? `againTitle.${target}` : `title.${target}`, { id: row.instanceId })}
      description={t(`restart.${row.clusterType === "sharded" ? "sharded" : "replicaSet"}`, { id: row.instanceId })}
      confirmLabel={need === "needed" ? t("approval.ask") : again ? t("sendAgain") : t(`confirm.${target}`)}
      cancelLabel={words("cancel")}
      tone={target === "enabled" ? "primary" : "danger"}
      pending={pending}
      blocked={moved || settled || need === "nobody"}
      onConfirm={() => start({ question, seen, reason, intentId, asking: need === "needed" })}
      returnFocus={() => document.getElementById(switchId(row))}
    >
      {open && <ConnectedClients instances={[row]} />}
      <p>{t(`effect.${target}`)}</p>
      {again && <p>{t("againBody")}</p>}
      {need !== "none" && <ApprovalNotice need={need} />}
      <InstanceFactsList row={row} seen={seen} />
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        value={reason}
        maxLength={REASON_MAX_LENGTH}
        onChange={({ target: field }) => setReason(field.value)}
      />
      <CallDisclosure
        calls={callsOf(target).map((one) => ({
          action: "InstanceEnableSSL",
          region: row.region,
          instanceId: row.instanceId,
          target: one,
        }))}
      />
      {moved && !pending && <ChangedMeanwhile row={row} />}
      {error && <ToggleFailure error={error} instanceId={row.instanceId} />}
    </ConfirmDialog>
  );
}
