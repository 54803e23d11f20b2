"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** The state is another than when the dialog was opened: what was to be confirmed is no longer what would happen. */
export function ChangedMeanwhile({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("toggle.moved");
  const state = useTranslations("state.ssl");
  return (
    <Alert tone="warning" title={t("title", { id: row.instanceId, state: state(row.sslState) })}>
      <p>{t("body")}</p>
    </Alert>
  );
}
