"use client";
import { useTranslations } from "next-intl";
import { DataCell } from "@/components/ui/data-table";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** Lies over a row that has left the list while somebody was at it: what stands below it is no longer true. */
export function GoneNote({ row }: { readonly row: InstanceRow }) {
  const t = useTranslations("instances.order");
  return (
    <DataCell data-gone="" className="absolute inset-0.5 flex items-center gap-x-3 bg-raised px-4! text-sm text-muted">
      <bdi className="truncate">{row.name === "" ? row.instanceId : row.name}</bdi>
      <span className="font-mono text-xs">{row.instanceId}</span>
      <output>{t("gone")}</output>
    </DataCell>
  );
}
