"use client";
import { RowCheckbox } from "@/components/bulk/select-checkbox";
import type { Selection } from "@/components/bulk/use-selection";
import { ChangeNotice } from "@/components/toggle/change-notice";
import { DataCell, DataRow } from "@/components/ui/data-table";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { ListColumn } from "@/lib/domain/list-columns";
import { isUnderWay } from "@/lib/domain/under-way";
import { ROW_GRID } from "./columns";
import { InstanceCell } from "./instance-cell";

type InstanceTableRowProps = {
  readonly row: InstanceRow;
  readonly columns: readonly ListColumn[];
  readonly regionFails: boolean;
  readonly selection: Selection | null;
};

/** One instance: one row for assistive technology, two lines on a phone. What its change has to say stands under it, in the same row. */
export function InstanceTableRow({ row, columns, regionFails, selection }: InstanceTableRowProps) {
  const statusShown = columns.includes("status");
  return (
    <DataRow
      className={`relative flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 after:order-2 after:basis-full lg:gap-0 lg:p-0 lg:after:hidden ${ROW_GRID}`}
    >
      {selection && (
        <DataCell className="order-1 p-0! lg:order-none lg:py-(--cell-padding)! lg:pl-4!">
          <RowCheckbox selection={selection} row={row} />
        </DataCell>
      )}
      {columns.map((column) => (
        <InstanceCell key={column} column={column} row={row} regionFails={regionFails} statusShown={statusShown} />
      ))}
      <DataCell className="order-9 basis-full p-0! empty:hidden lg:order-none lg:col-span-full lg:px-4! lg:pb-3!">
        <ChangeNotice row={row} />
      </DataCell>
      {isUnderWay(row.change) && <ProgressLine />}
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
