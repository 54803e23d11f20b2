"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemandDialog } from "@/components/ui/on-demand";
import type { Selection } from "./use-selection";

const PasteDialog = onDemandDialog(async () => (await import("./paste-dialog")).PasteDialog);

/** Selects what is not on screen: all that the filter matches, or a list of ids from elsewhere. */
export function SelectTools({ selection, total }: { readonly selection: Selection; readonly total: number }) {
  const t = useTranslations("bulk");
  const [pasting, setPasting] = useState<"never" | "open" | "closed">("never");
  const all = selection.chosen.kind === "filter" && !selection.locked;
  return (
    <div className="flex flex-wrap gap-2 sm:ml-auto">
      {total > 0 && (
        <Button aria-disabled={all || undefined} onClick={() => selection.setMatching(total)}>
          {t("selectMatching", { count: total })}
        </Button>
      )}
      <Button aria-label={t("pasted.title")} onClick={() => setPasting("open")}>
        {t("paste")}
      </Button>
      {pasting !== "never" && (
        <PasteDialog
          open={pasting === "open"}
          onOpenChange={(open) => setPasting(open ? "open" : "closed")}
          onFound={selection.add}
        />
      )}
    </div>
  );
}
