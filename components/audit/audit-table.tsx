"use client";
import { useTranslations } from "next-intl";
import { DataBody, DataHead, DataHeader, DataTable } from "@/components/ui/data-table";
import type { AuditRow } from "@/lib/domain/audit-page";
import { AuditTableRow } from "./audit-table-row";

type AuditTableProps = {
  readonly label: string;
  readonly rows: readonly AuditRow[];
  readonly busy?: boolean | undefined;
  /** Whether rows link to their change; not where all are of the one shown. */
  readonly linkChange?: boolean | undefined;
};

/** Rows of the audit, newest first. */
export function AuditTable({ label, rows, busy, linkChange = true }: AuditTableProps) {
  const t = useTranslations("audit.column");
  return (
    <DataTable label={label} busy={busy} className="max-lg:block">
      <DataHead className="max-lg:hidden">
        <DataHeader className="pl-4">{t("time")}</DataHeader>
        <DataHeader>{t("who")}</DataHeader>
        <DataHeader>{t("action")}</DataHeader>
        <DataHeader>{t("instance")}</DataHeader>
        <DataHeader>{t("reason")}</DataHeader>
        <DataHeader>{t("outcome")}</DataHeader>
        <DataHeader className="pr-4">{t("request")}</DataHeader>
      </DataHead>
      <DataBody className="max-lg:block">
        {rows.map((row) => (
          <AuditTableRow key={row.id} row={row} linkChange={linkChange} />
        ))}
      </DataBody>
    </DataTable>
  );
}
