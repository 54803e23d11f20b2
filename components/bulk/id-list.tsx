"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** More than this nobody reads; the copy holds all. */
const SHOWN = 50;

/** Ids in a run, with a button that copies all of them, one a line. */
export function IdList({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  const t = useTranslations("common");
  return (
    <p className="flex items-start gap-2">
      <span className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">
        {ids.slice(0, SHOWN).join(", ")}
        {ids.length > SHOWN && ", …"}
      </span>
      <CopyButton value={ids.join("\n")} label={t("copyValue", { value: label })} />
    </p>
  );
}
