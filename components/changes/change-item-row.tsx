"use client";
import { useTranslations } from "next-intl";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { MonoValue } from "@/components/ui/mono-value";
import { TextLink } from "@/components/ui/text-link";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeItemView } from "@/lib/domain/change-page";
import { ItemOutcome } from "./item-outcome";
import { ItemStateMark } from "./item-state";

/** One instance of a change: state, since when, what came back. */
export function ChangeItemRow({ item }: { readonly item: ChangeItemView }) {
  const t = useTranslations("changes");
  return (
    <DataRow className="block py-2 md:table-row md:py-0">
      <DataRowHeader className="block px-4 py-0.5 md:table-cell md:max-w-80 md:py-2">
        <TextLink
          href={`/instances/${item.region}/${item.instanceId}`}
          className="font-medium [overflow-wrap:anywhere]"
        >
          {item.name === "" ? item.instanceId : item.name}
        </TextLink>
        <p className="font-mono text-sm text-muted">
          {item.instanceId} · {item.region}
        </p>
      </DataRowHeader>
      <DataCell className="block px-4 py-0.5 md:table-cell md:px-3 md:py-2 md:whitespace-nowrap">
        <ItemStateMark state={item.state} target={item.target} />
      </DataCell>
      <DataCell className="block px-4 py-0.5 text-sm text-muted tabular-nums md:table-cell md:px-3 md:py-2 md:text-base md:whitespace-nowrap md:text-body">
        <TimeText at={item.stateSince} show="absolute" />
      </DataCell>
      <DataCell className="block px-4 py-0.5 md:table-cell md:px-3 md:py-2">
        <ItemOutcome item={item} />
      </DataCell>
      <DataCell className="block px-4 py-0.5 md:table-cell md:py-2 md:pl-3">
        {item.flowId && (
          <span className="flex gap-1.5 text-sm">
            <span className="text-muted md:sr-only">{t("column.flow")}</span>
            <MonoValue value={item.flowId} />
          </span>
        )}
      </DataCell>
    </DataRow>
  );
}
