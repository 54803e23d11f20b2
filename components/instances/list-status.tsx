"use client";
import { useTranslations } from "next-intl";
import { StatusText } from "@/components/ui/status-text";
import { useSyncWords } from "@/lib/client/use-sync-words";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { isFiltered } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";

/** How many instances the list holds; read out when it changes; beside it how far the reading of them is. */
export function ListStatus({
  page,
  filter,
}: {
  readonly page: InstancePage | undefined;
  readonly filter: InstanceFilter;
}) {
  const t = useTranslations("instances");
  const words = useSyncWords();
  return (
    <span className="flex flex-wrap gap-x-3 text-sm tabular-nums">
      <StatusText>
        {page &&
          (isFiltered(filter)
            ? t("countOf", { count: page.total, known: page.known })
            : t("count", { count: page.total }))}
      </StatusText>
      {page?.sync.state === "running" && <span>{words(page.sync)}</span>}
    </span>
  );
}
