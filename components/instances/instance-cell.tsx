"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { SslControl } from "@/components/toggle/ssl-control";
import { SslStateMark } from "@/components/toggle/ssl-state-mark";
import { ChangeMark } from "@/components/ui/change-mark";
import { DataCell, DataRowHeader } from "@/components/ui/data-table";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { ListColumn } from "@/lib/domain/list-columns";
import { isUnderWay } from "@/lib/domain/under-way";
import { CertificateLink } from "./certificate-link";
import { CheckedCell } from "./checked-cell";
import { ExpiryCell } from "./expiry-cell";
import { InstanceName } from "./instance-name";
import { useRegionName } from "./use-region-name";
import { VersionCell } from "./version-cell";

/** A cell is an item of a wrapping line on a phone, a cell of the grid from 1024 px on; there, its padding is the list's density. */
const CELL =
  "relative p-0! text-sm lg:order-none lg:px-3! lg:py-(--cell-padding)! lg:text-base compact:min-w-0 compact:truncate";

/** Its words stand in the middle of the row without the cell's own box moving when they become two lines. */
const WORDS = `${CELL} lg:flex lg:flex-col lg:justify-center lg:self-stretch compact:block compact:self-center`;

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
        <DataRowHeader className="order-1 min-w-0 p-0! max-lg:flex-[1_1_8rem] max-lg:self-start lg:order-none lg:px-4! lg:py-(--cell-padding)!">
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
        <DataCell className={`order-5 tabular-nums ${WORDS}`}>
          <VersionCell row={row} withStatus={!statusShown} />
          <ChangeMark value={`${row.mongoVersion} ${row.status}`} />
        </DataCell>
      );
    case "type":
      return <DataCell className={`order-5 ${CELL}`}>{state(`cluster.${row.clusterType}`)}</DataCell>;
    case "status":
      return <DataCell className={`order-5 ${CELL}`}>{state(`status.${row.status}`)}</DataCell>;
    case "ssl":
      return (
        <DataCell
          // On a phone it has the place for its longest words, in two lines beside the name and the id.
          className={`order-2 flex flex-row-reverse items-start gap-2.5 max-lg:min-h-10 max-lg:w-38 lg:flex-row lg:items-center ${CELL}`}
        >
          <SslControl row={row} />
          <span className="max-lg:grow max-lg:pt-0.5 compact:min-w-0">
            <SslStateMark row={row} />
          </span>
          <ChangeMark value={`${row.sslState} ${isUnderWay(row.change)} ${row.change?.state === "needs_attention"}`} />
        </DataCell>
      );
    case "expiry":
      // On a phone a dash would say nothing.
      return (
        <DataCell className={clsx("order-7", WORDS, !row.certificateExpiresAt && !row.expiryMark && "max-lg:hidden")}>
          <ExpiryCell row={row} />
          <ChangeMark value={`${row.certificateExpiresAt} ${row.expiryMark?.kind}`} />
        </DataCell>
      );
    case "ca":
      return (
        <DataCell className={`order-8 max-lg:min-h-6 ${WORDS}`}>
          {row.sslState === "enabled" && <CertificateLink row={row} />}
        </DataCell>
      );
    case "checked":
      // On a phone it stands where nothing expires: the line is there in any case, so that the row keeps its height.
      return (
        <DataCell
          className={clsx(
            "order-7 text-sm! text-muted",
            WORDS,
            (row.certificateExpiresAt || row.expiryMark) && !row.missingSince && !regionFails && "max-lg:hidden",
          )}
        >
          <CheckedCell row={row} regionFails={regionFails} />
        </DataCell>
      );
  }
}
