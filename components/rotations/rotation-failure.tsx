"use client";
import { useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";

/** Why something was not done to a rotation; after a lost answer nobody knows whether it was, and the page reads it. */
export function RotationFailure({ error }: { readonly error: ActionError }) {
  const t = useTranslations("rotations");
  const refusal = useRefusalText();
  return error.code === "lost" ? (
    <Alert tone="warning" title={t("lostAct")}>
      <p>{t("lostActBody")}</p>
    </Alert>
  ) : (
    <Alert title={t("failedAct")} actions={error.code === "outdated" && <ReloadButton />}>
      <p>{refusal(error)}</p>
    </Alert>
  );
}
