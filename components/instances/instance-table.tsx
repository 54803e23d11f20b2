"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps, CSSProperties } from "react";
import { PageCheckbox } from "@/components/bulk/select-checkbox";
import type { Selection } from "@/components/bulk/use-selection";
import { DataBody, DataHead, DataHeader, DataTable, SortHeader } from "@/components/ui/data-table";
import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceSort } from "@/lib/domain/instance-filter";
import type { InstancePage, InstanceRow } from "@/lib/domain/instance-page";
import type { ListLayout } from "@/lib/domain/list-layout";
import { COLUMN_SORT, gridTracks, ROW_GRID } from "./columns";
import { DensityContext } from "./density-context";
import { InstanceTableRow } from "./instance-table-row";
import { useLots } from "./use-lots";

const nothing = () => undefined;

type InstanceTableProps = {
  /** In the order they are shown in. */
  readonly rows: readonly InstanceRow[];
  /** Names what is listed; null = the rows are those of the list before. */
  readonly list: string | null;
  /** Keys of those that keep their place though they have left the list. */
  readonly gone: ReadonlySet<string>;
  readonly regions: InstancePage["regions"];
  readonly layout: ListLayout;
  readonly sort: InstanceSort;
  readonly onSort: (sort: InstanceSort) => void;
  /** The rows are those of the filter before; the new ones are on their way. */
  readonly busy: boolean;
  /** null: the reader's role selects nothing. */
  readonly selection: Selection | null;
  /** What notices the pointer and the focus among the rows. */
  readonly holders: ComponentProps<"tbody">;
};

/** The fleet, one row per instance. */
export function InstanceTable(props: InstanceTableProps) {
  const { rows, list, gone, regions, layout, sort, onSort, busy, selection, holders } = props;
  const t = useTranslations("instances");
  const failing = new Set(regions.filter(({ state }) => state === "failed").map(({ region }) => region));
  const { columns, density } = layout;
  const { count, height } = useLots(list, rows.length, density);
  return (
    <DensityContext value={density}>
      <DataTable
        label={t("table")}
        busy={busy || height !== null}
        data-density={density}
        style={{ "--tracks": gridTracks(columns, selection !== null) } as CSSProperties}
        className="group/list block [--cell-padding:--spacing(1.5)] data-[density=compact]:[--cell-padding:--spacing(0.5)]"
      >
        <DataHead
          className="block bg-page lg:sticky lg:top-12 lg:z-10"
          rowClassName={`flex flex-wrap gap-x-2 border-b border-line px-4 max-lg:py-1 lg:gap-0 lg:px-0 ${ROW_GRID}`}
        >
          {selection && (
            <DataHeader className="border-b-0! px-0! lg:pl-4!">
              <PageCheckbox selection={selection} />
            </DataHeader>
          )}
          {columns.map((column) => {
            const by = COLUMN_SORT[column];
            const padding = column === "name" ? "px-0! border-b-0! lg:px-4!" : "px-0! border-b-0! lg:px-3!";
            if (by === null) {
              return (
                <DataHeader key={column} className={`${padding} max-lg:sr-only`}>
                  {t(`column.${column}`)}
                </DataHeader>
              );
            }
            const sorted = sort.column === by ? (sort.descending ? "descending" : "ascending") : null;
            return (
              <SortHeader
                key={column}
                className={padding}
                sorted={sorted}
                onSort={() => onSort({ column: by, descending: sorted === "ascending" })}
              >
                {t(`column.${column}`)}
              </SortHeader>
            );
          })}
        </DataHead>
        <DataBody className="block" style={height === null ? undefined : { minHeight: height }} {...holders}>
          {rows.slice(0, count).map((row) => (
            <InstanceTableRow
              key={instanceKeyText(row)}
              row={row}
              columns={columns}
              regionFails={failing.has(row.region)}
              gone={gone.has(instanceKeyText(row))}
              checked={selection?.has(row) ?? null}
              locked={selection?.locked ?? false}
              onSelect={selection?.set ?? nothing}
            />
          ))}
        </DataBody>
      </DataTable>
    </DensityContext>
  );
}
