"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RouteLink } from "@/components/ui/route-link";
import type { ChangeListState } from "@/lib/domain/change-filter";

type NoChangesProps = { readonly state: ChangeListState | null; readonly anyKnown: boolean };

/** Nothing yet (with the first step), or nothing of this state (with the way to all). */
export function NoChanges({ state, anyKnown }: NoChangesProps) {
  const t = useTranslations("changes");
  if (!anyKnown || state === null) {
    return (
      <EmptyState
        title={t("nothingYet.title")}
        actions={
          <RouteLink href="/instances" className={buttonClass()}>
            {t("nothingYet.action")}
          </RouteLink>
        }
      >
        {t("nothingYet.body")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t(`nothing.${state}`)}
      actions={
        <RouteLink href="/changes" className={buttonClass()}>
          {t("showAll")}
        </RouteLink>
      }
    />
  );
}
