"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import { newIntentId } from "@/lib/client/intent-id";
import { NOTHING_SELECTED, withRows } from "@/lib/domain/instance-selection";
import type { RotationDetail } from "@/lib/domain/rotation-page";

const ReviewDialog = onDemandDialog(async () => (await import("@/components/bulk/review-dialog")).ReviewDialog);

/** Reviews off and on again for the instances whose new CA was not seen yet; the review leaves out what can't be switched now. */
export function OffOnWay({ rotation }: { readonly rotation: RotationDetail }) {
  const t = useTranslations("rotations.way");
  const [intentId, setIntentId] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const left = rotation.rows.filter(
    ({ skip, closed, newCa, state }) => skip === null && closed === null && (newCa === null || state === "old_again"),
  );
  if (left.length === 0) return null;
  return (
    <>
      <Button
        onClick={() => {
          // One intent for each opened review, as in the list.
          setIntentId(newIntentId());
          setOpen(true);
        }}
      >
        {t("offOnButton", { count: left.length })}
      </Button>
      {intentId !== null && (
        <ReviewDialog
          key={intentId}
          target="rotate"
          selection={withRows(NOTHING_SELECTED, left, true, [])}
          intentId={intentId}
          open={open}
          onOpenChange={setOpen}
          onStarted={() => setOpen(false)}
        />
      )}
    </>
  );
}
