"use client";
import { useTranslations } from "next-intl";
import {
  DataBody,
  DataCell,
  DataHead,
  DataHeader,
  DataRow,
  DataRowHeader,
  DataTable,
} from "@/components/ui/data-table";
import { StateMark } from "@/components/ui/state-mark";
import type { CallUsageRow } from "@/lib/domain/sync-budget";

const narrow = "max-md:flex max-md:justify-between max-md:gap-x-3 max-md:py-0.5";
const number = `text-right tabular-nums ${narrow}`;

/** A row per endpoint and action; below each other where the columns have no room. `quota` = calls a minute that the API allows of each. */
export function UsageTable({ usage, quota }: { readonly usage: readonly CallUsageRow[]; readonly quota: number }) {
  const t = useTranslations("settings.sync");
  const head = (words: string) => (
    <span aria-hidden="true" className="text-xs text-muted md:hidden">
      {words}
    </span>
  );
  return (
    <DataTable label={t("table")} className="max-w-4xl max-md:block">
      <DataHead className="max-md:hidden">
        <DataHeader>{t("action")}</DataHeader>
        <DataHeader className="text-right">{t("calls")}</DataHeader>
        <DataHeader className="text-right">{t("refused")}</DataHeader>
        <DataHeader className="text-right">{t("waiting")}</DataHeader>
      </DataHead>
      <DataBody className="max-md:block">
        {usage.map(({ host, action, calls, refused, waiting, perSecond }) => (
          <DataRow key={`${host} ${action}`} className="max-md:block max-md:py-2">
            <DataRowHeader className="max-md:block max-md:py-1">
              <span className="block font-mono text-sm text-strong">{action}</span>
              <span className="block font-mono text-xs text-muted [overflow-wrap:anywhere]">{host}</span>
            </DataRowHeader>
            <DataCell className={number}>
              {head(t("calls"))}
              <span>{t("ofQuota", { calls, quota })}</span>
            </DataCell>
            <DataCell className={number}>
              {head(t("refused"))}
              {refused > 0 ? (
                <StateMark shape="triangle" tone="warning">
                  {t("slowed", { refused, perSecond })}
                </StateMark>
              ) : (
                <span>{t("none")}</span>
              )}
            </DataCell>
            <DataCell className={number}>
              {head(t("waiting"))}
              <span>{t("count", { count: waiting })}</span>
            </DataCell>
          </DataRow>
        ))}
      </DataBody>
    </DataTable>
  );
}
