"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { Selection } from "./use-selection";

/** Says why rows can't be chosen by hand; stands in the bar of the selection. */
export const LOCKED_NOTE_ID = "selection-locked";

type Row = { readonly region: string; readonly instanceId: string };

/** What a row's checkbox has to know: few and steady things, so that a row that did not change is not drawn anew. */
export type RowChoice = {
  readonly checked: boolean;
  readonly locked: boolean;
  readonly set: Selection["set"];
};

/** Puts an instance into the selection. */
export function RowCheckbox({ choice, row }: { readonly choice: RowChoice; readonly row: Row }) {
  const t = useTranslations("bulk");
  return (
    <Checkbox
      label={t("select", { id: row.instanceId })}
      labelHidden
      checked={choice.checked}
      {...lock(choice)}
      onChange={({ target }) => !choice.locked && choice.set([row], target.checked)}
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
function lock({ locked }: { readonly locked: boolean }) {
  return locked ? { "aria-disabled": true, "aria-describedby": LOCKED_NOTE_ID } : {};
}
