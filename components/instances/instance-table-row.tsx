"use client";
import { memo, useLayoutEffect, useRef } from "react";
import { RowCheckbox, type RowChoice } from "@/components/bulk/select-checkbox";
import { ChangeNotice } from "@/components/toggle/change-notice";
import { DataCell, DataRow } from "@/components/ui/data-table";
import { onDemand } from "@/components/ui/on-demand";
import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceRow } from "@/lib/domain/instance-page";
import type { ListColumn } from "@/lib/domain/list-columns";
import { isUnderWay } from "@/lib/domain/under-way";
import { ROW_GRID } from "./columns";
import { InstanceCell } from "./instance-cell";
import { focusRow } from "./row-elements";

const GoneNote = onDemand(async () => (await import("./gone-note")).GoneNote);

type InstanceTableRowProps = {
  readonly row: InstanceRow;
  readonly columns: readonly ListColumn[];
  readonly regionFails: boolean;
  /** It is no longer in the list, and keeps its place until the order is renewed. */
  readonly gone: boolean;
  /** Whether it is selected; null: the reader's role selects nothing. */
  readonly checked: boolean | null;
  readonly locked: boolean;
  readonly onSelect: RowChoice["set"];
};

/**
 * One instance: one row for assistive technology, three lines on a phone, of the same height whatever the state. What its change has to say
 * stands under it, in the same row. Drawn anew only when something of it changed: a list is read every two seconds while something moves.
 */
export const InstanceTableRow = memo(function InstanceTableRow(props: InstanceTableRowProps) {
  const { row, columns, gone } = props;
  const element = useInertWhen(gone);
  return (
    <DataRow
      ref={element}
      tabIndex={-1}
      data-instance={instanceKeyText(row)}
      data-id={row.instanceId}
      data-selected={props.checked || undefined}
      // What is far from the screen is not laid out; its place is as high as a row mostly is.
      className={`relative flex scroll-mt-8 data-selected:bg-accent-soft [contain-intrinsic-height:auto_5.5rem] [content-visibility:auto] lg:[contain-intrinsic-height:auto_3.5rem] compact:[contain-intrinsic-height:auto_1.875rem] flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 before:order-6 before:basis-full after:order-2 after:basis-full focus-visible:-outline-offset-2 lg:gap-0 lg:p-0 lg:before:hidden lg:after:hidden ${ROW_GRID}`}
    >
      <RowCells {...props} statusShown={columns.includes("status")} />
    </DataRow>
  );
});

function RowCells(props: InstanceTableRowProps & { readonly statusShown: boolean }) {
  const { row, columns, regionFails, gone, checked, locked, onSelect, statusShown } = props;
  return (
    <>
      {checked !== null && (
        <DataCell className="order-1 p-0! max-lg:self-start lg:order-none lg:py-(--cell-padding)! lg:pl-4!">
          <RowCheckbox choice={{ checked, locked, set: onSelect }} row={row} />
        </DataCell>
      )}
      {columns.map((column) => (
        <InstanceCell key={column} column={column} row={row} regionFails={regionFails} statusShown={statusShown} />
      ))}
      <DataCell className="order-10 basis-full p-0! empty:hidden lg:order-none lg:col-span-full lg:px-4! lg:pb-3!">
        <ChangeNotice row={row} />
      </DataCell>
      {isUnderWay(row.change) && <ProgressLine />}
      {gone && <GoneNote row={row} />}
    </>
  );
}

/** What is in a row that has left the list can't be used; the focus that was in it goes to the row itself. */
function useInertWhen(gone: boolean) {
  const element = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    const row = element.current;
    if (!row) return;
    if (gone && row !== document.activeElement && row.contains(document.activeElement)) focusRow(row);
    for (const cell of row.cells) cell.inert = gone && cell.dataset.gone === undefined;
  }, [gone]);
  return element;
}

/** A thin line at the foot of a row in flight. Decorative: the state word and the time say it. */
function ProgressLine() {
  return (
    <td aria-hidden="true" className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden p-0">
      <span className="block h-full w-1/4 animate-sweep bg-info" />
    </td>
  );
}
