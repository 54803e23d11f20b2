"use client";
import { useTranslations } from "next-intl";
import { StatusText } from "@/components/ui/status-text";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { isFiltered } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";

/** How many instances the list holds; read out when it changes. */
export function ListStatus({
  page,
  filter,
}: {
  readonly page: InstancePage | undefined;
  readonly filter: InstanceFilter;
}) {
  const t = useTranslations("instances");
  return (
    <StatusText className="tabular-nums">
      {page &&
        (isFiltered(filter)
          ? t("countOf", { count: page.total, known: page.known })
          : t("count", { count: page.total }))}
    </StatusText>
  );
}
