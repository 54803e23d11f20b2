"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { RouteLink } from "@/components/ui/route-link";
import { can, type Role } from "@/lib/domain/permission";
import type { SavedView } from "@/lib/domain/saved-view";
import { ActFailure } from "./act-failure";
import { DeleteQuestion } from "./delete-question";
import { RenameForm } from "./rename-form";
import { useViewAct } from "./use-view-act";
import { ViewActions } from "./view-actions";

type ViewRowProps = {
  readonly view: SavedView;
  readonly role: Role;
  readonly isOpen: boolean;
  readonly isDefault: boolean;
  readonly onOpen: () => void;
  /** The view is not in its list any more. */
  readonly onGone: () => void;
};

/** One view: the link to it, whose it is, and what its reader may do with it. */
export function ViewRow({ view, role, isOpen, isDefault, onOpen, onGone }: ViewRowProps) {
  const t = useTranslations("views");
  const link = useRef<HTMLAnchorElement>(null);
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  // What had the focus goes; it stays with the view, or where the views begin when that is gone.
  const end = () => {
    if (link.current) link.current.focus();
    else onGone();
    setAsking(null);
  };
  const act = useViewAct(() => {
    if (asking !== null || !link.current) end();
  });
  const { id, name, own, owner, ownerGone, shared } = view;
  const mayTend = own || (ownerGone && can(role, "view.inherit"));
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <RouteLink
          ref={link}
          href={`/instances?view=${id}`}
          prefetch={false}
          aria-current={isOpen || undefined}
          onClick={onOpen}
          className="rounded-sm font-medium text-accent [overflow-wrap:anywhere] hover:underline"
        >
          <bdi>{name}</bdi>
        </RouteLink>
        {isOpen && <Badge tone="info">{t("open")}</Badge>}
        {isDefault && <Badge>{t("default")}</Badge>}
        {own && shared && <Badge>{t("shared")}</Badge>}
        {!own && (
          <span className="text-sm text-muted [overflow-wrap:anywhere]">
            {t(ownerGone ? "byRemoved" : "by", { owner })}
          </span>
        )}
      </div>
      {asking === "rename" && <RenameForm view={view} act={act} onEnd={end} />}
      {asking === "delete" && <DeleteQuestion view={view} act={act} onEnd={end} />}
      {asking === null && (
        <ViewActions view={view} role={role} mayTend={mayTend} isDefault={isDefault} act={act} onAsk={setAsking} />
      )}
      <ActFailure error={act.error} />
    </li>
  );
}
