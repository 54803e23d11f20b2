"use client";
import { useTranslations } from "next-intl";
import { useToggle } from "@/components/toggle/toggle-context";
import { Button } from "@/components/ui/button";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { retryTarget } from "@/lib/domain/retry";

/** A person's decision to send again what ended badly; not offered once somebody did, or where the instance is at the target by now. */
export function SendAgainButton({ item }: { readonly item: ChangeDetailRow }) {
  const t = useTranslations("toggle");
  const common = useTranslations("common");
  const { maySwitch, ask, prepare } = useToggle();
  const { instance } = item;
  const doubtful = item.state === "needs_attention";
  const target = retryTarget(item);
  if (!maySwitch || instance === null || target === null) return null;
  return (
    <Button
      size="small"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => ask({ row: instance, target, again: item.itemId })}
    >
      {doubtful ? t("sendAgain") : common("tryAgain")}
    </Button>
  );
}
