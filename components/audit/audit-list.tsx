"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTurner } from "@/components/ui/page-turner";
import { ReadFailure } from "@/components/ui/read-failure";
import { RouteLink } from "@/components/ui/route-link";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusText } from "@/components/ui/status-text";
import { auditQuery } from "@/lib/client/audit-query";
import { type AuditFilter, auditFilterQuery, isAuditFiltered } from "@/lib/domain/audit-filter";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";

/** The audit with its filters, newest first. */
export function AuditList({ filter }: { readonly filter: AuditFilter }) {
  const t = useTranslations("audit");
  const query = useQuery(auditQuery(filter));
  const { data: page } = query;
  const turn = (side: "before" | "after", cursor: number | null) =>
    cursor === null ? null : `/audit?${auditFilterQuery({ ...filter, before: null, after: null, [side]: cursor })}`;

  return (
    <>
      <AuditFilters filter={filter} />
      <ReadFailure
        query={query}
        title={t("failed.title")}
        body={t("failed.body")}
        stale={(when) => t.rich("stale", { when: () => when })}
      />
      <StatusText className="px-4 py-2">
        {query.isPending ? t("loading") : page && page.rows.length > 0 && t("shown", { count: page.rows.length })}
      </StatusText>
      {query.isPending && (
        <div className="flex flex-col gap-3 px-4">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      )}
      {page?.rows.length === 0 &&
        (isAuditFiltered(filter) ? (
          <EmptyState
            title={t("nothingMatches.title")}
            actions={
              <RouteLink href="/audit" className={buttonClass()}>
                {t("filter.clear")}
              </RouteLink>
            }
          >
            {t("nothingMatches.body")}
          </EmptyState>
        ) : (
          <EmptyState title={t("nothingYet.title")}>{t("nothingYet.body")}</EmptyState>
        ))}
      {page && page.rows.length > 0 && (
        <AuditTable label={t("title")} rows={page.rows} busy={query.isPlaceholderData} />
      )}
      {page && (
        <PageTurner
          label={t("pages")}
          newer={{ href: turn("after", page.newer), text: t("newer") }}
          older={{ href: turn("before", page.older), text: t("older") }}
        />
      )}
    </>
  );
}
