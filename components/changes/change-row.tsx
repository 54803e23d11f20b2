"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeSummary } from "@/lib/domain/change-page";
import { ChangeTitle } from "./change-title";
import { StateCountsText } from "./state-counts";

/** One change in the list; two or three lines at phone width. */
export function ChangeRow({ change }: { readonly change: ChangeSummary }) {
  const t = useTranslations("changes");
  const left = change.items - change.first.length;
  return (
    <DataRow className="block py-2 md:table-row md:py-0">
      <DataRowHeader className="block px-4 py-0.5 md:table-cell md:max-w-96 md:py-2">
        <Link
          href={`/changes/${change.id}`}
          className="font-medium text-strong underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere] hover:decoration-accent"
        >
          <ChangeTitle change={change} />
        </Link>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          <span className="font-mono">{change.first.map((instance) => instance.instanceId).join(", ")}</span>
          {left > 0 && ` ${t("more", { count: left })}`}
        </p>
      </DataRowHeader>
      <DataCell className="block px-4 py-0.5 md:table-cell md:px-3 md:py-2">
        <StateCountsText counts={change.counts} />
      </DataCell>
      <DataCell className="inline px-0 py-0.5 pl-4 text-sm text-muted md:table-cell md:px-3 md:py-2 md:text-base md:text-body">
        {change.by}
      </DataCell>
      <DataCell className="block px-4 py-0.5 [overflow-wrap:anywhere] md:table-cell md:max-w-80 md:px-3 md:py-2">
        {change.reason === "" ? <span className="text-muted">{t("noReason")}</span> : change.reason}
      </DataCell>
      <DataCell className="block px-4 py-0.5 text-sm text-muted tabular-nums md:table-cell md:py-2 md:pl-3 md:text-base md:whitespace-nowrap md:text-body">
        <TimeText at={change.createdAt} show="absolute" />
      </DataCell>
    </DataRow>
  );
}
