"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataBody, DataHead, DataHeader, DataTable } from "@/components/ui/data-table";
import { PageTurner } from "@/components/ui/page-turner";
import { ReadFailure } from "@/components/ui/read-failure";
import { Skeleton } from "@/components/ui/skeleton";
import { changesQuery } from "@/lib/client/changes-query";
import { type ChangeCursor, type ChangeFilter, changeFilterQuery } from "@/lib/domain/change-filter";
import { ChangeFilterNav } from "./change-filter-nav";
import { ChangeRow } from "./change-row";
import { NoChanges } from "./no-changes";

/** All changes, newest first, kept fresh while one is open. */
export function ChangeList({ filter }: { readonly filter: ChangeFilter }) {
  const t = useTranslations("changes");
  const query = useQuery(changesQuery(filter));
  const { data: page } = query;
  const turn = (side: "before" | "after", cursor: ChangeCursor | null) =>
    cursor && `/changes?${changeFilterQuery({ ...filter, before: null, after: null, [side]: cursor })}`;

  return (
    <>
      <ChangeFilterNav state={filter.state} />
      <ReadFailure
        query={query}
        title={t("failed.title")}
        body={t("failed.body")}
        stale={(when) => t.rich("stale", { when: () => when })}
      />
      {page?.rows.length === 0 && <NoChanges state={filter.state} anyKnown={page.anyKnown} />}
      {page && page.rows.length > 0 && (
        <DataTable label={t("title")} busy={query.isPlaceholderData} className="max-md:block">
          <DataHead className="max-md:hidden">
            <DataHeader className="pl-4">{t("column.change")}</DataHeader>
            <DataHeader>{t("column.state")}</DataHeader>
            <DataHeader>{t("column.by")}</DataHeader>
            <DataHeader>{t("column.reason")}</DataHeader>
            <DataHeader className="pr-4">{t("column.started")}</DataHeader>
          </DataHead>
          <DataBody className="max-md:block">
            {page.rows.map((change) => (
              <ChangeRow key={change.id} change={change} />
            ))}
          </DataBody>
        </DataTable>
      )}
      {query.isPending && (
        <div className="flex flex-col gap-3 px-4 py-3">
          <span className="sr-only">{t("loading")}</span>
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
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
