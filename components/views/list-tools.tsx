"use client";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { onDemandDialog } from "@/components/ui/on-demand";
import type { ChangeList } from "@/lib/client/use-list-address";
import type { ListAddress } from "@/lib/domain/list-address";
import type { Role } from "@/lib/domain/permission";
import type { ListViews } from "@/lib/domain/saved-view";

const ViewsDialog = onDemandDialog(async () => (await import("./views-dialog")).ViewsDialog);
const LayoutDialog = onDemandDialog(async () => (await import("./layout-dialog")).LayoutDialog);
const ExportDialog = onDemandDialog(async () => (await import("./export-dialog")).ExportDialog);

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
export const ListTools = memo(function ListTools({ known, address, onChange, role, total }: ListToolsProps) {
  const t = useTranslations("views.tools");
  const [asked, setAsked] = useState<readonly Tool[]>([]);
  const [open, setOpen] = useState<Tool | null>(null);
  const { view, filter, columns } = address;
  const button = (tool: Tool, icon: IconName, name: string, label = name) => (
    <Button
      aria-haspopup="dialog"
      aria-label={label}
      icon={<Icon name={icon} className="size-4" />}
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
      {button("views", "bookmark", name, t("current", { name }))}
      {button("layout", "columns", t("columns"))}
      {button("export", "download", t("export"))}
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
});
