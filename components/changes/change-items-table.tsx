"use client";
import { useTranslations } from "next-intl";
import { startTransition, useEffect, useState } from "react";
import { DataBody, DataHead, DataHeader, DataTable } from "@/components/ui/data-table";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { ChangeItemRow } from "./change-item-row";
import { ITEM_GRID } from "./item-grid";

/** The first rows come with the page; the rest are drawn after it, so many at a time that nothing stalls. */
const FIRST_ROWS = 100;
const MORE_ROWS = 200;

type ChangeItemsTableProps = {
  readonly rows: readonly ChangeDetailRow[];
  /** Regions in which nothing more is sent. */
  readonly stopped: ReadonlySet<string>;
  readonly mayControl: boolean;
};

/** One row per instance of a change, in the order of the change. */
export function ChangeItemsTable({ rows, stopped, mayControl }: ChangeItemsTableProps) {
  const t = useTranslations("changes");
  const [drawn, setDrawn] = useState(FIRST_ROWS);
  useEffect(() => {
    if (drawn < rows.length) startTransition(() => setDrawn(drawn + MORE_ROWS));
  }, [drawn, rows.length]);
  return (
    <DataTable label={t("items")} className="block">
      <DataHead className="block max-md:hidden" rowClassName={ITEM_GRID}>
        <DataHeader className="pl-4">{t("column.instance")}</DataHeader>
        <DataHeader>{t("column.state")}</DataHeader>
        <DataHeader>{t("column.since")}</DataHeader>
        <DataHeader>{t("column.outcome")}</DataHeader>
        <DataHeader className="pr-4">{t("column.flow")}</DataHeader>
      </DataHead>
      <DataBody className="block">
        {rows.slice(0, drawn).map((item) => (
          <ChangeItemRow
            key={item.itemId}
            item={item}
            alone={rows.length === 1}
            mayControl={mayControl}
            held={stopped.has(item.region)}
          />
        ))}
      </DataBody>
    </DataTable>
  );
}
