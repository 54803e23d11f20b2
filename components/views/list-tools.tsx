"use client";
import Bookmark from "lucide-react/icons/bookmark";
import Columns3 from "lucide-react/icons/columns-3";
import Download from "lucide-react/icons/download";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ComponentType, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ChangeList } from "@/lib/client/use-list-address";
import type { ListAddress } from "@/lib/domain/list-address";
import type { Role } from "@/lib/domain/permission";
import type { ListViews } from "@/lib/domain/saved-view";

const ViewsDialog = dynamic(async () => (await import("./views-dialog")).ViewsDialog, { ssr: false });
const LayoutDialog = dynamic(async () => (await import("./layout-dialog")).LayoutDialog, { ssr: false });
const ExportDialog = dynamic(async () => (await import("./export-dialog")).ExportDialog, { ssr: false });

type Tool = "views" | "layout" | "export";

type ListToolsProps = {
  readonly known: ListViews;
  readonly address: ListAddress;
  readonly onChange: ChangeList;
  readonly role: Role;
  /** How many instances match. */
  readonly total: number;
};

/** Ways to saved views, to what the list looks like, and to a file of it. Their dialogs come when they are asked for. */
export function ListTools({ known, address, onChange, role, total }: ListToolsProps) {
  const t = useTranslations("views.tools");
  const [asked, setAsked] = useState<readonly Tool[]>([]);
  const [open, setOpen] = useState<Tool | null>(null);
  const { view, filter, columns } = address;
  const button = (
    tool: Tool,
    Icon: ComponentType<{ className: string; "aria-hidden": "true" }>,
    name: string,
    label = name,
  ) => (
    <Button
      aria-haspopup="dialog"
      aria-label={label}
      icon={<Icon aria-hidden="true" className="size-4" />}
      className="max-w-56 overflow-hidden max-sm:px-2.5"
      onClick={() => {
        setAsked((before) => [...before, tool]);
        setOpen(tool);
      }}
    >
      <span className="max-w-40 truncate max-sm:hidden">{name}</span>
    </Button>
  );
  const dialog = (tool: Tool) => ({ open: open === tool, onOpenChange: (is: boolean) => setOpen(is ? tool : null) });
  const name = view?.name ?? t("all");
  return (
    <>
      {button("views", Bookmark, name, t("current", { name }))}
      {button("layout", Columns3, t("columns"))}
      {button("export", Download, t("export"))}
      {asked.includes("views") && <ViewsDialog {...dialog("views")} known={known} address={address} role={role} />}
      {asked.includes("layout") && (
        <LayoutDialog
          {...dialog("layout")}
          own={known.layout}
          columns={columns ?? known.layout.columns}
          linked={
            columns && { usual: view?.columns ?? known.layout.columns, set: (chosen) => onChange({ columns: chosen }) }
          }
        />
      )}
      {asked.includes("export") && <ExportDialog {...dialog("export")} filter={filter} count={total} />}
    </>
  );
}
