"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import { cancelRotation } from "@/lib/actions/rotations";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import { RotationFailure } from "./rotation-failure";
import { useRotationAction } from "./use-rotation-action";

const ReasonDialog = onDemandDialog(async () => (await import("./reason-dialog")).ReasonDialog);

/** Ends the rotation with its instances still open, after asking why. */
export function CancelRotation({ rotation }: { readonly rotation: RotationDetail }) {
  const t = useTranslations("rotations.cancel");
  const [asked, setAsked] = useState<"never" | "open" | "closed">("never");
  const { mutate, isPending, error } = useRotationAction(cancelRotation, () => setAsked("closed"));
  return (
    <>
      <Button onClick={() => setAsked("open")}>{t("button")}</Button>
      {asked !== "never" && (
        <ReasonDialog
          open={asked === "open"}
          onOpenChange={(open) => setAsked(open ? "open" : "closed")}
          title={t("title")}
          description={t("body", { count: rotation.items - rotation.closed })}
          label={t("reason")}
          hint={t("reasonHint")}
          confirmLabel={t("confirm")}
          cancelLabel={t("keep")}
          tone="danger"
          pending={isPending}
          onConfirm={(reason) => mutate({ rotationId: rotation.id, reason })}
          failure={error && <RotationFailure error={error} />}
        />
      )}
    </>
  );
}
