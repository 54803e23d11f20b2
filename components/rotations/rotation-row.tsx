"use client";
import { useTranslations } from "next-intl";
import { ExpiryTime } from "@/components/instances/expiry-time";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { RotationSummary } from "@/lib/domain/rotation-page";
import { RotationProgress } from "./rotation-progress";
import { RotationTitle } from "./rotation-title";

const CELL = "max-md:block max-md:px-4 max-md:py-0.5";

/** One rotation in the list; a few lines at phone width. */
export function RotationRow({ rotation }: { readonly rotation: RotationSummary }) {
  const t = useTranslations("rotations");
  const left = rotation.items - rotation.first.length;
  return (
    <DataRow className="max-md:block max-md:py-2">
      <DataRowHeader className={`${CELL} md:max-w-96 md:pl-4`}>
        <TextLink href={`/rotations/${rotation.id}`} className="font-medium [overflow-wrap:anywhere]">
          <RotationTitle rotation={rotation} />
        </TextLink>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          <span className="font-mono">{rotation.first.map(({ instanceId }) => instanceId).join(", ")}</span>
          {left > 0 && ` ${t("moreNames", { count: left })}`}
        </p>
      </DataRowHeader>
      <DataCell className={`${CELL} md:min-w-52`}>
        <RotationProgress rotation={rotation} />
      </DataCell>
      <DataCell className={CELL}>
        {rotation.nextExpiresAt ? (
          <ExpiryTime at={rotation.nextExpiresAt} />
        ) : (
          <span className="text-muted">{t("noneLeft")}</span>
        )}
      </DataCell>
      <DataCell className={`${CELL} max-md:text-sm max-md:text-muted md:pr-4`}>
        <span className="md:block">{rotation.by}</span>{" "}
        <TimeText at={rotation.createdAt} show="absolute" className="text-sm text-muted tabular-nums" />
      </DataCell>
    </DataRow>
  );
}
