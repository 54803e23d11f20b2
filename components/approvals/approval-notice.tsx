"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { ApprovalNeed } from "@/lib/domain/approval-policy";

/** What a change about to be started meets: a second person, solo mode, or nobody who could approve it. */
export function ApprovalNotice({ need }: { readonly need: Exclude<ApprovalNeed, "none"> }) {
  const t = useTranslations("state.approval");
  return (
    <Alert role="note" tone={need === "needed" ? "info" : "warning"} title={t(`${need}.title`)}>
      <p>{t(`${need}.body`)}</p>
    </Alert>
  );
}
