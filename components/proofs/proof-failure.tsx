"use client";
import { useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { certificateProblem } from "@/lib/domain/certificate-problem";

/** Why no proof was made; without a CA certificate also why there is none. */
export function ProofFailure({ error, instanceId }: { readonly error: ActionError; readonly instanceId: string }) {
  const t = useTranslations("proof");
  const refusal = useRefusalText();
  const problems = useTranslations("certificate.problem");
  const { problem } = error.params;
  const known = certificateProblem(typeof problem === "string" ? problem : null);
  if (error.code === "lost") return <Alert tone="warning" title={t("lost")} />;
  return (
    <Alert title={t("failed", { id: instanceId })} actions={error.code === "outdated" && <ReloadButton />}>
      <p>{refusal(error)}</p>
      {known && <p>{problems(known)}</p>}
    </Alert>
  );
}
