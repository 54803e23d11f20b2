"use client";
import { useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";

/** Why something was not done to a view. */
export function ActFailure({ error }: { readonly error: ActionError | null }) {
  const t = useTranslations("views");
  const refusal = useRefusalText();
  if (!error) return null;
  return (
    <Alert
      title={t(error.code === "lost" ? "maybeDone" : "notDone")}
      actions={error.code === "outdated" && <ReloadButton />}
    >
      <p>{refusal(error)}</p>
    </Alert>
  );
}
