"use client";
import { useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ActionError } from "@/lib/client/action-error";
import { useRefusalText } from "@/lib/client/use-refusal-text";

type ReviewFailureProps = {
  readonly title: string;
  readonly error: Pick<ActionError, "code" | "params">;
  /** What to do when nobody knows whether it was done. */
  readonly lostBody?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
};

/** Why there is no review, or no start, and what to do about it. */
export function ReviewFailure({ title, error, lostBody, onRetry }: ReviewFailureProps) {
  const common = useTranslations("common");
  const refusal = useRefusalText();
  const lost = error.code === "lost" && lostBody !== undefined;
  const again = onRetry && error.code !== "too_many" && (
    <Button size="small" onClick={onRetry}>
      {common("tryAgain")}
    </Button>
  );
  return (
    <Alert
      tone={lost ? "warning" : "danger"}
      title={title}
      actions={error.code === "outdated" ? <ReloadButton /> : again}
    >
      <p>{lost ? lostBody : refusal(error)}</p>
    </Alert>
  );
}
