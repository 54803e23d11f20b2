"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { DialogFrame } from "@/components/bulk/dialog-frame";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { useRefusalText } from "@/lib/client/use-refusal-text";
import { DEFAULT_COLUMNS, type ListColumn, sameColumns } from "@/lib/domain/list-columns";
import { DENSITIES, type ListLayout } from "@/lib/domain/list-layout";
import { oneOf } from "@/lib/domain/search-params";
import { ColumnList } from "./column-list";
import { useListLayout } from "./use-list-layout";

/** Columns that a view or a link asks for: they are changed in the address, and the reader's own stay as they are. */
export type LinkedColumns = {
  readonly usual: readonly ListColumn[];
  readonly set: (columns: readonly ListColumn[]) => void;
};

type LayoutDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The reader's own. */
  readonly own: ListLayout;
  /** What the list shows. */
  readonly columns: readonly ListColumn[];
  readonly linked: LinkedColumns | null;
};

/** Which columns the list has, in which order, and how high its rows are. Each choice counts at once. */
export function LayoutDialog({ open, onOpenChange, own, columns, linked }: LayoutDialogProps) {
  const t = useTranslations("views.layout");
  const refusal = useRefusalText();
  const close = useRef<HTMLButtonElement>(null);
  const { keep, error } = useListLayout();
  // What was chosen stands until the list has it, or has something else: a tick must not spring back meanwhile, nor a second one undo the first.
  const [chosen, setChosen] = useState({ before: columns, after: columns });
  const shown = chosen.before === columns ? chosen.after : columns;
  const setColumns = (after: readonly ListColumn[]) => {
    setChosen({ before: columns, after });
    if (linked) linked.set(after);
    else keep({ ...own, columns: after });
  };
  const usual = linked?.usual ?? DEFAULT_COLUMNS;
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t(linked ? "ofView" : "ofReader")}
      initialFocus={close}
      actions={
        <>
          <Button aria-disabled={sameColumns(shown, usual) || undefined} onClick={() => setColumns(usual)}>
            {t(linked ? "resetView" : "reset")}
          </Button>
          <Button ref={close} onClick={() => onOpenChange(false)}>
            {t("close")}
          </Button>
        </>
      }
    >
      <ColumnList columns={shown} onChange={setColumns} />
      <NativeSelect
        label={t("density")}
        className="max-w-64"
        value={own.density}
        onChange={({ target }) => {
          const chosen = oneOf(DENSITIES, target.value);
          if (chosen) keep({ ...own, density: chosen });
        }}
      >
        {DENSITIES.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </NativeSelect>
      {error && (
        <Alert title={t("notKept")}>
          <p>{refusal(error)}</p>
        </Alert>
      )}
    </DialogFrame>
  );
}
