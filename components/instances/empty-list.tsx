"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type InstanceFilter, isFiltered } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";
import { useFilterWords } from "./use-filter-words";

type EmptyListProps = {
  readonly page: InstancePage;
  readonly filter: InstanceFilter;
  readonly onClear: () => void;
  readonly onFirstPage: () => void;
};

/** Why there are no rows: nothing is known yet, nothing matches, no region could be read, or the page is past the end. Each says what to do. */
export function EmptyList({ page, filter, onClear, onFirstPage }: EmptyListProps) {
  const t = useTranslations("instances.empty");
  const clear = useTranslations("instances")("clear");
  const filters = useFilterWords()(filter);
  if (page.total > 0) {
    return <EmptyState title={t("page.title")} actions={<Button onClick={onFirstPage}>{t("page.first")}</Button>} />;
  }
  if (page.known > 0 && isFiltered(filter)) {
    return (
      <EmptyState title={t("match.title")} actions={<Button onClick={onClear}>{clear}</Button>}>
        {t("match.body", { known: page.known, filters })}
      </EmptyState>
    );
  }
  const reason = page.regions.some(({ state }) => state === "failed")
    ? "failed"
    : page.sync.state === "running" || page.sync.startedAt === null
      ? "first"
      : "none";
  return <EmptyState title={t(`${reason}.title`)}>{t(`${reason}.body`)}</EmptyState>;
}
