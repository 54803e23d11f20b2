"use client";
import Search from "lucide-react/icons/search";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { lookAgain } from "@/lib/actions/rotations";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import { RotationFailure } from "./rotation-failure";
import { useRotationAction } from "./use-rotation-action";

/** Looks for new CAs now instead of at the next daily look. */
export function LookAgain({ rotation }: { readonly rotation: Pick<RotationDetail, "id" | "reading"> }) {
  const t = useTranslations("rotations.look");
  const { mutate, isPending, data, error } = useRotationAction(lookAgain);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        icon={<Search aria-hidden="true" className="size-4" />}
        pending={isPending}
        onClick={() => mutate({ rotationId: rotation.id })}
      >
        {t("button")}
      </Button>
      <StatusText className="empty:hidden">
        {rotation.reading ? t("running") : data && t("done", { count: data.count })}
      </StatusText>
      {error && !isPending && <RotationFailure error={error} />}
    </div>
  );
}
