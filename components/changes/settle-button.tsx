"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import type { ChangeItemView } from "@/lib/domain/change-page";

const loadDialog = () => import("./item-reason-dialog");
const ItemReasonDialog = onDemandDialog(async () => (await loadDialog()).ItemReasonDialog);
const prepare = () => void loadDialog().catch(() => undefined);

type SettleButtonProps = { readonly kind: "takeOver" | "leaveOff"; readonly item: ChangeItemView };

/**
 * Settles with a reason what became of an instance. `takeOver`: what needs attention into the reader's own hands, not offered once somebody has it,
 * or sent it again; `leaveOff`: SSL stays off after a rotation that ended so.
 */
export function SettleButton({ kind, item }: SettleButtonProps) {
  const t = useTranslations("changes");
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  const wanted =
    kind === "leaveOff"
      ? item.endedOff
      : item.state === "needs_attention" && item.takenOver === null && item.retriedBy === null;
  return (
    <>
      {wanted && (
        <Button size="small" onPointerEnter={prepare} onFocus={prepare} onClick={() => setAsked("open")}>
          {t(`${kind}.button`)}
        </Button>
      )}
      {asked !== "never" && (
        <ItemReasonDialog
          kind={kind}
          itemId={item.itemId}
          instanceId={item.instanceId}
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
        />
      )}
    </>
  );
}
