"use client";
import { useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";

/** Why the cloud was not asked again. */
export function RefreshFailure({ error }: { readonly error: Pick<ActionError, "code" | "params"> }) {
  const t = useTranslations("instances");
  const refusal = useRefusalText();
  return (
    <Alert title={t("refreshFailed")} actions={error.code === "outdated" && <ReloadButton />} className="basis-full">
      <p>{refusal(error)}</p>
    </Alert>
  );
}
