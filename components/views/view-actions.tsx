"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { setDefaultView, shareView, takeOverView } from "@/lib/actions/views";
import { can, type Role } from "@/lib/domain/permission";
import type { SavedView } from "@/lib/domain/saved-view";
import type { ViewAct } from "./use-view-act";

type ViewButton = {
  readonly id: string;
  readonly key: "makeDefault" | "noDefault" | "share" | "unshare" | "rename" | "takeOver" | "delete";
  readonly shown: boolean;
  readonly does: () => void;
};

type ViewActionsProps = {
  readonly view: SavedView;
  readonly role: Role;
  /** May delete it. */
  readonly mayTend: boolean;
  readonly isDefault: boolean;
  readonly act: ViewAct;
  readonly onAsk: (what: "rename" | "delete") => void;
};

/** What can be done with a view, each button named with it. */
export function ViewActions({ view, role, mayTend, isDefault, act, onAsk }: ViewActionsProps) {
  const t = useTranslations("views.act");
  const { id: viewId, name, own, ownerGone, shared } = view;
  const { mutate, isPending } = act;
  // A button that turns into its opposite stays the same element, and keeps the focus.
  const buttons: readonly ViewButton[] = [
    {
      id: "default",
      key: isDefault ? "noDefault" : "makeDefault",
      shown: true,
      does: () => mutate(() => setDefaultView({ viewId: isDefault ? null : viewId })),
    },
    {
      id: "share",
      key: shared ? "unshare" : "share",
      shown: own && (shared || can(role, "view.share")),
      does: () => mutate(() => shareView({ viewId, shared: !shared })),
    },
    { id: "rename", key: "rename", shown: own, does: () => onAsk("rename") },
    {
      id: "take-over",
      key: "takeOver",
      shown: ownerGone && mayTend,
      does: () => mutate(() => takeOverView({ viewId })),
    },
    { id: "delete", key: "delete", shown: mayTend, does: () => onAsk("delete") },
  ];
  return (
    <div className="-ml-2 flex flex-wrap gap-1">
      {buttons
        .filter(({ shown }) => shown)
        .map(({ id, key, does }) => (
          <Button
            key={id}
            variant="quiet"
            size="small"
            aria-label={t(`${key}Named`, { name })}
            aria-disabled={isPending || undefined}
            onClick={does}
          >
            {t(key)}
          </Button>
        ))}
    </div>
  );
}
