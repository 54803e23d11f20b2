"use client";
import { useTranslations } from "next-intl";
import { DataBody, DataHead, DataHeader, DataTable } from "@/components/ui/data-table";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { ChangeItemRow } from "./change-item-row";

/** One row per instance of a change, in the order of the change. */
export function ChangeItemsTable({ rows }: { readonly rows: readonly ChangeDetailRow[] }) {
  const t = useTranslations("changes");
  return (
    <DataTable label={t("items")} className="max-md:block">
      <DataHead className="max-md:hidden">
        <DataHeader className="pl-4">{t("column.instance")}</DataHeader>
        <DataHeader>{t("column.state")}</DataHeader>
        <DataHeader>{t("column.since")}</DataHeader>
        <DataHeader>{t("column.outcome")}</DataHeader>
        <DataHeader className="pr-4">{t("column.flow")}</DataHeader>
      </DataHead>
      <DataBody className="max-md:block">
        {rows.map((item) => (
          <ChangeItemRow key={item.itemId} item={item} alone={rows.length === 1} />
        ))}
      </DataBody>
    </DataTable>
  );
}
