"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type InstanceFilter, isFiltered, NO_FILTER } from "@/lib/domain/instance-filter";
import type { InstancePage } from "@/lib/domain/instance-page";
import { useFilterWords } from "./use-filter-words";

type EmptyListProps = {
  readonly page: InstancePage;
  readonly filter: InstanceFilter;
  readonly hrefAfter: (patch: Partial<InstanceFilter>) => string;
  readonly onChange: (patch: Partial<InstanceFilter>) => void;
};

/** Why there are no rows: nothing is known yet, nothing matches, no region could be read, or the page is past the end. Each says what to do. */
export function EmptyList({ page, filter, hrefAfter, onChange }: EmptyListProps) {
  const t = useTranslations("instances.empty");
  const clear = useTranslations("instances")("clear");
  const filters = useFilterWords()(filter);
  // Links: they are on the page before the code that follows them.
  const leadTo = (patch: Partial<InstanceFilter>, words: string) => (
    <a
      href={hrefAfter(patch)}
      className={buttonClass()}
      onClick={(event) => {
        event.preventDefault();
        onChange(patch);
      }}
    >
      {words}
    </a>
  );
  if (page.total > 0) {
    return <EmptyState title={t("page.title")} actions={leadTo({ page: 1 }, t("page.first"))} />;
  }
  if (page.known > 0 && isFiltered(filter)) {
    return (
      <EmptyState title={t("match.title")} actions={leadTo(NO_FILTER, clear)}>
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
