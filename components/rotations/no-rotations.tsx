"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Nothing yet, with the first step: what expires soon. */
export function NoRotations() {
  const t = useTranslations("rotations.nothingYet");
  return (
    <EmptyState
      title={t("title")}
      actions={
        <Link href="/instances?expiry=30" className={buttonClass()}>
          {t("action")}
        </Link>
      }
    >
      {t("body")}
    </EmptyState>
  );
}
