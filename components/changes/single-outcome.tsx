"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { ItemOutcome } from "./item-outcome";
import { SendAgainButton } from "./send-again-button";

/** How the only instance of a change ended badly: what happened, the code, the RequestId, what to do. Nothing for one that didn't. */
export function SingleOutcome({ item }: { readonly item: ChangeDetailRow }) {
  const t = useTranslations("toggle");
  if (item.state !== "failed" && item.state !== "needs_attention") return null;
  const doubtful = item.state === "needs_attention";
  return (
    <Alert
      tone={doubtful ? "warning" : "danger"}
      title={t(`${doubtful ? "attention" : "failed"}.${item.target}`, { id: item.instanceId })}
      actions={<SendAgainButton item={item} />}
      className="mx-4 mt-4 max-w-3xl"
    >
      <ItemOutcome item={item} />
    </Alert>
  );
}
