"use client";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";

/** Why the form's action was refused; nothing while there is no refusal. */
export function FormFailure({ error }: { readonly error: ActionError | null }) {
  const refusalText = useRefusalText();
  return error && <Alert title={refusalText(error)} actions={error.code === "outdated" && <ReloadButton />} />;
}
