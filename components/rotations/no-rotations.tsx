"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RouteLink } from "@/components/ui/route-link";

/** Nothing yet, with the first step: what expires soon. */
export function NoRotations() {
  const t = useTranslations("rotations.nothingYet");
  return (
    <EmptyState
      title={t("title")}
      actions={
        <RouteLink href="/instances?expiry=30" className={buttonClass()}>
          {t("action")}
        </RouteLink>
      }
    >
      {t("body")}
    </EmptyState>
  );
}
