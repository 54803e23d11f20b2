"use client";
import { useTranslations } from "next-intl";
import { DataBody, DataHead, DataHeader, DataTable } from "@/components/ui/data-table";
import { HISTORY_LENGTH, type InstanceHistoryEntry } from "@/lib/domain/instance-detail";
import { HistoryRow } from "./history-row";
import { Section } from "./section";

/** The changes of this instance, newest first: who, when, why, and what came of it. */
export function HistorySection({ history }: { readonly history: readonly InstanceHistoryEntry[] }) {
  const t = useTranslations("instance");
  const column = useTranslations("changes.column");
  return (
    <Section title={t("section.history")}>
      {history.length === 0 ? (
        <p className="text-muted">{t("history.empty")}</p>
      ) : (
        <div className="-mx-4">
          <DataTable label={t("history.label")} className="max-md:block">
            <DataHead className="max-md:hidden">
              <DataHeader className="pl-4">{column("started")}</DataHeader>
              <DataHeader>{column("change")}</DataHeader>
              <DataHeader>{column("by")}</DataHeader>
              <DataHeader>{column("reason")}</DataHeader>
              <DataHeader className="pr-4">{column("outcome")}</DataHeader>
            </DataHead>
            <DataBody className="max-md:block">
              {history.map((entry) => (
                <HistoryRow key={entry.itemId} entry={entry} />
              ))}
            </DataBody>
          </DataTable>
        </div>
      )}
      {history.length === HISTORY_LENGTH && (
        <p className="mt-2 text-sm text-muted">{t("history.newest", { count: HISTORY_LENGTH })}</p>
      )}
    </Section>
  );
}
