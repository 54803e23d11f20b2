"use client";
import { useTranslations } from "next-intl";
import { ExpiryTime } from "@/components/instances/expiry-time";
import { StatusText } from "@/components/ui/status-text";
import { TimeText } from "@/components/ui/time-text";
import type { RotationDetail } from "@/lib/domain/rotation-page";
import { RotationProgress } from "./rotation-progress";

/** How far a rotation is and what expires next, or how it ended. */
export function RotationSummaryLine({ rotation }: { readonly rotation: RotationDetail }) {
  const t = useTranslations("rotations");
  const { state, endedAt, endedBy, endReason, nextExpiresAt } = rotation;
  return (
    <div className="flex flex-col gap-3 px-4 pb-4">
      <RotationProgress rotation={rotation} />
      {nextExpiresAt && (
        <div className="flex flex-wrap gap-x-3">
          <span className="text-muted">{t("column.next")}</span>
          <ExpiryTime at={nextExpiresAt} />
        </div>
      )}
      <StatusText className="empty:hidden">
        {state === "done" && endedAt && t.rich("doneAt", { when: () => <TimeText at={endedAt} show="absolute" /> })}
        {state === "cancelled" &&
          endedAt &&
          t.rich("cancelledBy", {
            name: endedBy ?? "",
            reason: endReason,
            when: () => <TimeText key="when" at={endedAt} show="absolute" />,
          })}
      </StatusText>
    </div>
  );
}
