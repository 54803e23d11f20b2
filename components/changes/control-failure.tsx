"use client";
import { useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";

/** Why a change was not paused, resumed or cancelled; after a lost answer nobody knows whether it was, and the page reads it. */
export function ControlFailure({ error }: { readonly error: ActionError }) {
  const t = useTranslations("changes.control");
  const refusal = useRefusalText();
  return error.code === "lost" ? (
    <Alert tone="warning" title={t("lost")}>
      <p>{t("lostBody")}</p>
    </Alert>
  ) : (
    <Alert title={t("failed")} actions={error.code === "outdated" && <ReloadButton />}>
      <p>{refusal(error)}</p>
    </Alert>
  );
}
