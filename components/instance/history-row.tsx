"use client";
import { useTranslations } from "next-intl";
import { ItemOutcome } from "@/components/changes/item-outcome";
import { ItemStateMark } from "@/components/changes/item-state";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceHistoryEntry } from "@/lib/domain/instance-detail";

const cell = "block px-4 py-0.5 md:table-cell md:px-3 md:py-2";

/** One change in an instance's history. */
export function HistoryRow({ entry }: { readonly entry: InstanceHistoryEntry }) {
  const t = useTranslations("changes");
  return (
    <DataRow className="block py-2 md:table-row md:py-0">
      <DataCell className={`${cell} text-sm text-muted tabular-nums md:pl-4 md:text-base md:whitespace-nowrap`}>
        <TimeText at={entry.since} show="absolute" />
      </DataCell>
      <DataRowHeader className={`${cell} md:whitespace-nowrap`}>
        <TextLink href={`/changes/${entry.changeId}`}>{t(`target.${entry.target}`)}</TextLink>
      </DataRowHeader>
      <DataCell className={cell}>{entry.by}</DataCell>
      <DataCell className={`${cell} [overflow-wrap:anywhere] md:max-w-72`}>
        {entry.reason === "" ? <span className="text-muted">{t("noReason")}</span> : entry.reason}
      </DataCell>
      <DataCell className={`${cell} md:pr-4`}>
        <ItemStateMark state={entry.state} target={entry.target} />
        <ItemOutcome item={entry} />
      </DataCell>
    </DataRow>
  );
}
