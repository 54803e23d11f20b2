"use client";
import { useTranslations } from "next-intl";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { RouteLink } from "@/components/ui/route-link";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeSummary } from "@/lib/domain/change-page";
import { ChangeState } from "./change-state";
import { ChangeTitle } from "./change-title";
import { PlanLine } from "./plan-line";

/** One change in the list; two or three lines at phone width. */
export function ChangeRow({ change }: { readonly change: ChangeSummary }) {
  const t = useTranslations("changes");
  const left = change.items - change.first.length;
  return (
    <DataRow className="max-md:block max-md:py-2">
      <DataRowHeader className="max-md:block max-md:px-4 max-md:py-0.5 md:max-w-96 md:pl-4">
        <RouteLink
          href={`/changes/${change.id}`}
          className="font-medium text-strong underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere] hover:decoration-accent"
        >
          <ChangeTitle change={change} />
        </RouteLink>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          <span className="font-mono">{change.first.map((instance) => instance.instanceId).join(", ")}</span>
          {left > 0 && ` ${t("more", { count: left })}`}
        </p>
      </DataRowHeader>
      <DataCell className="max-md:block max-md:px-4 max-md:py-0.5">
        <ChangeState change={change} />
        <PlanLine change={change} />
      </DataCell>
      <DataCell className="max-md:block max-md:px-4 max-md:py-0.5 max-md:text-sm max-md:text-muted md:min-w-36">
        {change.by}
      </DataCell>
      <DataCell className="[overflow-wrap:anywhere] max-md:block max-md:px-4 max-md:py-0.5 md:max-w-80">
        {change.reason === "" ? <span className="text-muted">{t("noReason")}</span> : change.reason}
      </DataCell>
      <DataCell className="tabular-nums max-md:block max-md:px-4 max-md:py-0.5 max-md:text-sm max-md:text-muted md:pr-4 md:whitespace-nowrap">
        <TimeText at={change.createdAt} show="absolute" />
      </DataCell>
    </DataRow>
  );
}
