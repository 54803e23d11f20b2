"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { aimOfChange } from "@/lib/domain/instance-page";
import { endedBadly } from "./ended-badly";
import { ItemActions } from "./item-actions";
import { ItemOutcome } from "./item-outcome";

type SingleOutcomeProps = { readonly item: ChangeDetailRow; readonly mayControl: boolean };

/** How the only instance of a change ended badly: what happened, the code, the RequestId, what to do. Nothing for one that didn't. */
export function SingleOutcome({ item, mayControl }: SingleOutcomeProps) {
  const t = useTranslations("toggle");
  if (!endedBadly(item)) return null;
  const doubtful = item.state === "needs_attention";
  return (
    <Alert
      tone={doubtful ? "warning" : "danger"}
      title={t(`${doubtful ? "attention" : "failed"}.${aimOfChange(item)}`, { id: item.instanceId })}
      actions={<ItemActions item={item} mayControl={mayControl} />}
      className="mx-4 mt-4 max-w-3xl"
    >
      <ItemOutcome item={item} />
    </Alert>
  );
}
