"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { SslControl } from "@/components/toggle/ssl-control";
import { SslStateMark } from "@/components/toggle/ssl-state-mark";
import { DataCell, DataRowHeader } from "@/components/ui/data-table";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { ListColumn } from "@/lib/domain/list-columns";
import { CertificateLink } from "./certificate-link";
import { CheckedCell } from "./checked-cell";
import { ExpiryCell } from "./expiry-cell";
import { InstanceName } from "./instance-name";
import { useRegionName } from "./use-region-name";
import { VersionCell } from "./version-cell";

/** A cell is an item of a wrapping line on a phone, a cell of the grid from 1024 px on; there, its padding is the list's density. */
const CELL = "p-0! text-sm lg:order-none lg:px-3! lg:py-(--cell-padding)! lg:text-base";

type InstanceCellProps = {
  readonly column: ListColumn;
  readonly row: InstanceRow;
  readonly regionFails: boolean;
  /** The status has a column of its own. */
  readonly statusShown: boolean;
};

/** What one column shows of an instance. The order on a phone is the card's own. */
export function InstanceCell({ column, row, regionFails, statusShown }: InstanceCellProps) {
  const state = useTranslations("state");
  const regionName = useRegionName();
  switch (column) {
    case "name":
      return (
        <DataRowHeader className="min-w-0 max-lg:contents lg:px-4! lg:py-(--cell-padding)!">
          <InstanceName row={row} />
        </DataRowHeader>
      );
    case "region":
      return (
        <DataCell className={`order-4 ${CELL}`} title={row.region}>
          {regionName(row.region)}
        </DataCell>
      );
    case "version":
      return (
        <DataCell className={`order-5 tabular-nums ${CELL}`}>
          <VersionCell row={row} withStatus={!statusShown} />
        </DataCell>
      );
    case "type":
      return <DataCell className={`order-5 ${CELL}`}>{state(`cluster.${row.clusterType}`)}</DataCell>;
    case "status":
      return <DataCell className={`order-5 ${CELL}`}>{state(`status.${row.status}`)}</DataCell>;
    case "ssl":
      return (
        <DataCell className={`order-2 flex flex-row-reverse items-center gap-2.5 lg:flex-row ${CELL}`}>
          <SslControl row={row} />
          <SslStateMark row={row} />
        </DataCell>
      );
    case "expiry":
      // On a phone a dash would say nothing.
      return (
        <DataCell className={clsx("order-6", CELL, !row.certificateExpiresAt && !row.expiryMark && "max-lg:hidden")}>
          <ExpiryCell row={row} />
        </DataCell>
      );
    case "ca":
      return (
        <DataCell className={`order-7 ${CELL}`}>{row.sslState === "enabled" && <CertificateLink row={row} />}</DataCell>
      );
    case "checked":
      return (
        <DataCell
          className={clsx("order-8 text-sm! text-muted", CELL, !row.missingSince && !regionFails && "max-lg:hidden")}
        >
          <CheckedCell row={row} regionFails={regionFails} />
        </DataCell>
      );
  }
}
