"use client";
import { useTranslations } from "next-intl";
import { ItemOutcome } from "@/components/changes/item-outcome";
import { ItemStateMark } from "@/components/changes/item-state";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { InstanceHistoryEntry } from "@/lib/domain/instance-detail";
import { aimOfChange } from "@/lib/domain/instance-page";

const cell = "max-md:block max-md:px-4 max-md:py-0.5";

/** One change in an instance's history. */
export function HistoryRow({ entry }: { readonly entry: InstanceHistoryEntry }) {
  const t = useTranslations("changes");
  return (
    <DataRow className="max-md:block max-md:py-2">
      <DataCell className={`${cell} tabular-nums max-md:text-sm max-md:text-muted md:pl-4 md:whitespace-nowrap`}>
        <TimeText at={entry.since} show="absolute" />
      </DataCell>
      <DataRowHeader className={`${cell} md:whitespace-nowrap`}>
        <TextLink href={`/changes/${entry.changeId}`}>{t(`target.${aimOfChange(entry)}`)}</TextLink>
      </DataRowHeader>
      <DataCell className={cell}>{entry.by}</DataCell>
      <DataCell className={`${cell} [overflow-wrap:anywhere] md:max-w-72`}>
        {entry.reason === "" ? <span className="text-muted">{t("noReason")}</span> : entry.reason}
      </DataCell>
      <DataCell className={`${cell} md:pr-4`}>
        <ItemStateMark
          state={entry.state}
          target={entry.target}
          step={entry.step}
          takenOver={entry.takenOver !== null}
          waitsForApproval={entry.waitsForApproval}
        />
        <ItemOutcome item={entry} />
      </DataCell>
    </DataRow>
  );
}
