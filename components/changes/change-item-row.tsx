"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { InstanceName } from "@/components/changes/instance-name";
import { ProofLink } from "@/components/proofs/proof-link";
import { DataCell, DataRow, DataRowHeader } from "@/components/ui/data-table";
import { MonoValue } from "@/components/ui/mono-value";
import { TimeText } from "@/components/ui/time-text";
import type { ChangeDetailRow } from "@/lib/domain/change-page";
import { endedBadly } from "./ended-badly";
import { ItemActions } from "./item-actions";
import { ITEM_GRID } from "./item-grid";
import { ItemOutcome } from "./item-outcome";
import { itemPlaceId } from "./item-place-id";
import { ItemStateMark } from "./item-state";

type ChangeItemRowProps = {
  readonly item: ChangeDetailRow;
  /** The only instance of its change: what ended badly stands above the table then. */
  readonly alone: boolean;
  readonly mayControl: boolean;
  /** Nothing more is sent in its region. */
  readonly held: boolean;
};

/** One instance of a change: state, since when, what came back. Drawn again only when its item changes; out of sight it costs no layout. */
export const ChangeItemRow = memo(function ChangeItemRow({ item, alone, mayControl, held }: ChangeItemRowProps) {
  const t = useTranslations("changes");
  const told = alone && endedBadly(item);
  return (
    <DataRow
      className={`block [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto] max-md:py-2 print:[content-visibility:visible] ${ITEM_GRID}`}
    >
      <DataRowHeader className="max-md:block max-md:px-4 max-md:py-0.5 md:min-w-0 md:pl-4">
        <InstanceName instance={item} />
      </DataRowHeader>
      <DataCell className="max-md:inline-block max-md:px-4 max-md:py-0.5 max-md:align-middle md:whitespace-nowrap">
        <ItemStateMark
          state={item.state}
          target={item.target}
          step={item.step}
          takenOver={item.takenOver !== null}
          waitsForApproval={item.waitsForApproval}
        />
      </DataCell>
      <DataCell className="tabular-nums max-md:inline-block max-md:p-0 max-md:align-middle max-md:text-sm max-md:text-muted">
        <TimeText at={item.stateSince} show="absolute" />
      </DataCell>
      <DataCell className="max-md:block max-md:px-4 max-md:py-0.5">
        <div id={itemPlaceId(item.itemId)} tabIndex={-1}>
          {held && item.state === "queued" && <p className="text-sm">{t("stopped.row")}</p>}
          {!told && <ItemOutcome item={item} />}
        </div>
        {item.state === "succeeded" && item.target === "enabled" && <ProofLink instance={item} />}
        {!alone && (
          <div className="mt-1 flex flex-wrap gap-2 empty:hidden">
            <ItemActions item={item} mayControl={mayControl} />
          </div>
        )}
      </DataCell>
      <DataCell className="max-md:block max-md:px-4 max-md:py-0.5 max-md:empty:hidden md:pr-4">
        {item.flowId && (
          <span className="flex gap-1.5 text-sm">
            <span className="text-muted md:sr-only">{t("column.flow")}</span>
            <MonoValue value={item.flowId} />
          </span>
        )}
      </DataCell>
    </DataRow>
  );
});
