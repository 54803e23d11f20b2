"use client";
import { clsx } from "clsx";
import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import { RowCheckbox } from "@/components/bulk/select-checkbox";
import type { Selection } from "@/components/bulk/use-selection";
import { ChangeNotice } from "@/components/toggle/change-notice";
import { SslControl } from "@/components/toggle/ssl-control";
import { SslStateMark } from "@/components/toggle/ssl-state-mark";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { isUnderWay } from "@/lib/domain/under-way";
import { CheckedCell } from "./checked-cell";
import { ROW_GRID } from "./columns";
import { ExpiryCell } from "./expiry-cell";
import { InstanceName } from "./instance-name";
import { useRegionName } from "./use-region-name";

/** A cell is an item of a wrapping line on a phone, a cell of the grid from 1024 px on. */
const CELL = "p-0! text-sm lg:order-none lg:px-3! lg:py-1.5! lg:text-base";

type InstanceTableRowProps = {
  readonly row: InstanceRow;
  readonly regionFails: boolean;
  readonly selection: Selection | null;
};

/** One instance: one row for assistive technology, two lines on a phone. What its change has to say stands under it, in the same row. */
export function InstanceTableRow({ row, regionFails, selection }: InstanceTableRowProps) {
  const t = useTranslations("instances");
  const state = useTranslations("state");
  const regionName = useRegionName();
  const moving = isUnderWay(row.change);
  return (
    <DataRow
      className={`relative flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 after:order-2 after:basis-full lg:gap-0 lg:p-0 lg:after:hidden ${ROW_GRID}`}
    >
      {selection && (
        <DataCell className="order-1 p-0! lg:order-none lg:py-1.5! lg:pl-4!">
          <RowCheckbox selection={selection} row={row} />
        </DataCell>
      )}
      <DataRowHeader className="min-w-0 max-lg:contents lg:px-4! lg:py-1.5!">
        <InstanceName row={row} />
      </DataRowHeader>
      <DataCell className={`order-4 ${CELL}`} title={row.region}>
        {regionName(row.region)}
      </DataCell>
      <DataCell className={`order-5 tabular-nums ${CELL}`}>
        {row.mongoVersion}
        {row.status !== "running" && row.status !== "unknown" && !moving && (
          <span className="block text-sm text-muted max-lg:ml-2 max-lg:inline">{state(`status.${row.status}`)}</span>
        )}
      </DataCell>
      <DataCell className={`order-2 flex flex-row-reverse items-center gap-2.5 lg:flex-row ${CELL}`}>
        <SslControl row={row} />
        <SslStateMark row={row} />
      </DataCell>
      {/* On a phone a dash would say nothing. */}
      <DataCell className={clsx("order-6", CELL, !row.certificateExpiresAt && !row.expiryMark && "max-lg:hidden")}>
        <ExpiryCell row={row} />
      </DataCell>
      <DataCell className={`order-7 ${CELL}`}>
        {row.sslState === "enabled" && (
          <a
            href={`/api/instances/${row.region}/${row.instanceId}/certificate?format=pem`}
            aria-label={t("download", { id: row.instanceId })}
            className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent hover:underline"
          >
            <Download aria-hidden="true" className="size-4" />
            {t("downloadShort")}
          </a>
        )}
      </DataCell>
      <DataCell
        className={clsx("order-8 text-sm! text-muted", CELL, !row.missingSince && !regionFails && "max-lg:hidden")}
      >
        <CheckedCell row={row} regionFails={regionFails} />
      </DataCell>
      <DataCell className="order-9 basis-full p-0! empty:hidden lg:order-none lg:col-span-full lg:px-4! lg:pb-3!">
        <ChangeNotice row={row} />
      </DataCell>
      {moving && <ProgressLine />}
    </DataRow>
  );
}

/** A thin line at the foot of a row in flight. Decorative: the state word and the time say it. */
function ProgressLine() {
  return (
    <td aria-hidden="true" className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden p-0">
      <span className="block h-full w-1/4 animate-sweep bg-info" />
    </td>
  );
}
