"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef } from "react";
import { DialogFrame } from "@/components/bulk/dialog-frame";
import { Button } from "@/components/ui/button";
import { RouteLink } from "@/components/ui/route-link";
import { writeAddress } from "@/lib/client/write-address";
import type { ListAddress } from "@/lib/domain/list-address";
import { can, type Role } from "@/lib/domain/permission";
import { type ListViews, type SavedView, viewQuery } from "@/lib/domain/saved-view";
import { SaveViewForm } from "./save-view-form";
import { ViewRow } from "./view-row";

type ViewsDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly known: ListViews;
  readonly address: ListAddress;
  readonly role: Role;
};

/** Every view that the reader may open, and the way to save what the list shows now. */
export function ViewsDialog({ open, onOpenChange, known, address, role }: ViewsDialogProps) {
  const t = useTranslations("views.dialog");
  const field = useRef<HTMLInputElement>(null);
  const close = () => onOpenChange(false);
  const { views, defaultViewId, layout } = known;
  const list = (some: readonly SavedView[], label: string, none: string) => (
    <ViewList label={label} none={none}>
      {some.map((view) => (
        <ViewRow
          key={view.id}
          view={view}
          role={role}
          isOpen={view.id === address.view?.id}
          isDefault={view.id === defaultViewId}
          onOpen={close}
          onGone={() => field.current?.focus()}
        />
      ))}
    </ViewList>
  );
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body")}
      initialFocus={field}
      actions={<Button onClick={close}>{t("close")}</Button>}
    >
      <SaveViewForm
        query={viewQuery(address.filter)}
        columns={address.columns ?? layout.columns}
        mayShare={can(role, "view.share")}
        field={field}
        onSaved={(viewId) => {
          writeAddress(`?view=${viewId}`);
          close();
        }}
      />
      <RouteLink
        href={defaultViewId === null ? "/instances" : "/instances?view=all"}
        prefetch={false}
        aria-current={address.view === null || undefined}
        onClick={close}
        className="self-start rounded-sm font-medium text-accent hover:underline"
      >
        {t("all")}
      </RouteLink>
      {list(
        views.filter(({ own }) => own),
        t("own"),
        t("noneOwn"),
      )}
      {list(
        views.filter(({ own }) => !own),
        t("others"),
        t("noneOthers"),
      )}
    </DialogFrame>
  );
}

type ViewListProps = { readonly label: string; readonly none: string; readonly children: readonly ReactNode[] };

function ViewList({ label, none, children }: ViewListProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="font-medium text-strong">
        {label}
      </h3>
      {children.length === 0 ? (
        <p className="mt-1 text-sm text-muted">{none}</p>
      ) : (
        <ul aria-labelledby={heading} className="divide-y divide-line">
          {children}
        </ul>
      )}
    </section>
  );
}
