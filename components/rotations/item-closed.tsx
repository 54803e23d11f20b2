"use client";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import type { RotationItem } from "@/lib/domain/rotation-page";

/** Who or what closed an instance, when and why. */
export function ItemClosed({ closed }: { readonly closed: NonNullable<RotationItem["closed"]> }) {
  const t = useTranslations("rotations.closedBy");
  return (
    <p className="text-sm text-muted [overflow-wrap:anywhere] whitespace-pre-line">
      {t.rich(closed.by, {
        name: closed.name ?? "",
        reason: closed.reason,
        when: () => <TimeText key="when" at={closed.at} show="absolute" />,
      })}
    </p>
  );
}
