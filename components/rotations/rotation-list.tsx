"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataBody, DataHead, DataHeader, DataTable } from "@/components/ui/data-table";
import { ReadFailure } from "@/components/ui/read-failure";
import { Skeleton } from "@/components/ui/skeleton";
import { rotationsQuery } from "@/lib/client/rotations-query";
import { NoRotations } from "./no-rotations";
import { RotationRow } from "./rotation-row";

/** All rotations, the open ones first. */
export function RotationList() {
  const t = useTranslations("rotations");
  const query = useQuery(rotationsQuery());
  const { data: page } = query;
  return (
    <>
      <ReadFailure
        query={query}
        title={t("failed.title")}
        body={t("failed.body")}
        stale={(when) => t.rich("stale", { when: () => when })}
      />
      {page?.rows.length === 0 && <NoRotations />}
      {page && page.rows.length > 0 && (
        <DataTable label={t("title")} className="max-md:block">
          <DataHead className="max-md:hidden">
            <DataHeader className="pl-4">{t("column.rotation")}</DataHeader>
            <DataHeader>{t("column.progress")}</DataHeader>
            <DataHeader>{t("column.next")}</DataHeader>
            <DataHeader className="pr-4">{t("column.by")}</DataHeader>
          </DataHead>
          <DataBody className="max-md:block">
            {page.rows.map((rotation) => (
              <RotationRow key={rotation.id} rotation={rotation} />
            ))}
          </DataBody>
        </DataTable>
      )}
      {page?.more && <p className="px-4 py-3 text-sm text-muted">{t("more")}</p>}
      {query.isPending && (
        <div className="flex flex-col gap-3 px-4 py-3">
          <span className="sr-only">{t("loading")}</span>
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      )}
    </>
  );
}
