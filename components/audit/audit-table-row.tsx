"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { ErrorCode } from "@/components/errors/error-code";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { MonoValue } from "@/components/ui/mono-value";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { AuditRow } from "@/lib/domain/audit-page";
import { AuditActionWords } from "./audit-action-words";
import { AuditActor } from "./audit-actor";
import { AuditOutcomeMark } from "./audit-outcome-mark";

const cell = "max-lg:block max-lg:px-4 max-lg:py-0.5 max-lg:empty:hidden";

type AuditTableRowProps = { readonly row: AuditRow; readonly linkChange: boolean };

/** One row of the audit: when, who, from where, what, on what, why, how it ended. What was written never changes, so it is drawn once. */
export const AuditTableRow = memo(function AuditTableRow({ row, linkChange }: AuditTableRowProps) {
  const t = useTranslations("audit");
  return (
    <DataRow className="max-lg:block max-lg:py-2">
      <DataRowHeader className={`${cell} tabular-nums max-lg:text-sm max-lg:text-muted lg:pl-4 xl:whitespace-nowrap`}>
        <TimeText at={row.at} show="absolute" />
      </DataRowHeader>
      <DataCell className={`${cell} lg:max-w-64 xl:min-w-48`}>
        <AuditActor row={row} />
      </DataCell>
      <DataCell className={`${cell} xl:min-w-44`}>
        <AuditActionWords row={row} />
        {linkChange && row.changeId && (
          <p className="text-sm">
            <TextLink href={`/changes/${row.changeId}`} prefetch={false}>
              {t("change")}
            </TextLink>
          </p>
        )}
        {row.rotationId && (
          <p className="text-sm">
            <TextLink href={`/rotations/${row.rotationId}`}>{t("rotation")}</TextLink>
          </p>
        )}
      </DataCell>
      <DataCell className={`${cell} lg:whitespace-nowrap`}>
        {row.instanceId && row.region && (
          <>
            <TextLink
              href={`/instances/${row.region}/${row.instanceId}`}
              prefetch={false}
              className="font-mono text-sm"
            >
              {row.instanceId}
            </TextLink>
            <p className="font-mono text-xs text-muted">{row.region}</p>
          </>
        )}
      </DataCell>
      <DataCell className={`${cell} [overflow-wrap:anywhere] lg:max-w-72`}>{row.reason}</DataCell>
      <DataCell className={`${cell} lg:whitespace-nowrap`}>
        <AuditOutcomeMark row={row} />
      </DataCell>
      <DataCell className={`${cell} lg:pr-4 xl:min-w-72`}>
        {row.code && (
          <p>
            <ErrorCode code={row.code} />
          </p>
        )}
        {row.apiRequestId && <MonoValue value={row.apiRequestId} />}
      </DataCell>
    </DataRow>
  );
});
