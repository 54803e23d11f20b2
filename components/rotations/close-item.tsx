"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import { closeRotationItem } from "@/lib/actions/rotations";
import type { RotationItem } from "@/lib/domain/rotation-page";
import { RotationFailure } from "./rotation-failure";
import { useRotationAction } from "./use-rotation-action";

const ReasonDialog = onDemandDialog(async () => (await import("./reason-dialog")).ReasonDialog);

/** Closes an instance by a person's word, after asking why. */
export function CloseItem({ rotationId, item }: { readonly rotationId: string; readonly item: RotationItem }) {
  const t = useTranslations("rotations.close");
  const common = useTranslations("common");
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  const { mutate, isPending, error } = useRotationAction(closeRotationItem, () => setAsked("closed"));
  const { id: itemId, instanceId } = item;
  return (
    <>
      <Button aria-label={t("named", { id: instanceId })} onClick={() => setAsked("open")}>
        {t("button")}
      </Button>
      {asked !== "never" && (
        <ReasonDialog
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
          title={t("title", { id: instanceId })}
          description={t("body")}
          label={t("reason")}
          hint={t("reasonHint")}
          confirmLabel={t("confirm")}
          cancelLabel={common("cancel")}
          pending={isPending}
          onConfirm={(reason) => mutate({ rotationId, itemId, reason })}
          failure={error && <RotationFailure error={error} />}
        />
      )}
    </>
  );
}
