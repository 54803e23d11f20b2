"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import { newIntentId } from "@/lib/client/intent-id";
import type { InstanceSelection } from "@/lib/domain/instance-selection";

const OpenRotationDialog = onDemandDialog(async () => (await import("./open-rotation-dialog")).OpenRotationDialog);

type OpenRotationButtonProps = { readonly selection: InstanceSelection; readonly onOpened?: (() => void) | undefined };

/** The way to a rotation of what is selected, or of all that a filter matches. */
export function OpenRotationButton({ selection, onOpened }: OpenRotationButtonProps) {
  const t = useTranslations("rotationOpen");
  // One intent for each opened dialog: pressing twice, or again after a lost answer, is the same rotation.
  const [intentId, setIntentId] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setIntentId(newIntentId());
          setOpen(true);
        }}
      >
        {t("button")}
      </Button>
      {intentId !== null && (
        <OpenRotationDialog
          key={intentId}
          rotationId={intentId}
          selection={selection}
          open={open}
          onOpenChange={setOpen}
          onOpened={onOpened}
        />
      )}
    </>
  );
}
