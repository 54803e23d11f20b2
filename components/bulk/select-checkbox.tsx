"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { Selection } from "./use-selection";

/** Says why rows can't be chosen by hand; stands in the bar of the selection. */
export const LOCKED_NOTE_ID = "selection-locked";

type RowCheckboxProps = {
  readonly selection: Selection;
  readonly row: { readonly region: string; readonly instanceId: string };
};

/** Puts an instance into the selection. */
export function RowCheckbox({ selection, row }: RowCheckboxProps) {
  const t = useTranslations("bulk");
  return (
    <Checkbox
      label={t("select", { id: row.instanceId })}
      labelHidden
      checked={selection.has(row)}
      {...lock(selection)}
      onChange={({ target }) => !selection.locked && selection.set([row], target.checked)}
    />
  );
}

/** Puts the rows on screen into the selection; neither on nor off when some are in it. */
export function PageCheckbox({ selection }: { readonly selection: Selection }) {
  const t = useTranslations("bulk");
  return (
    <Checkbox
      label={t("selectPage")}
      labelHidden
      checked={selection.page === "all"}
      indeterminate={selection.page === "some"}
      {...lock(selection)}
      onChange={({ target }) => !selection.locked && selection.setPage(target.checked)}
    />
  );
}

/** Locked, it keeps the keyboard's focus and says why. */
function lock({ locked }: Selection) {
  return locked ? { "aria-disabled": true, "aria-describedby": LOCKED_NOTE_ID } : {};
}
