"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { ReviewDifference } from "@/lib/client/review-difference";
import { IdList } from "./id-list";

/** The selection was another one by the time of the start: what differs, to be looked at before it is started after all. */
export function ReviewChanged({ difference: { added, dropped } }: { readonly difference: ReviewDifference }) {
  const t = useTranslations("bulk.review.changed");
  const words = useTranslations("bulk.pasted");
  return (
    <Alert tone="warning" title={t("title")}>
      <p>{t("body")}</p>
      {added.length > 0 && (
        <div>
          <p>{t("added", { count: added.length })}</p>
          <IdList label={words("field")} ids={added} />
        </div>
      )}
      {dropped.length > 0 && (
        <div>
          <p>{t("dropped", { count: dropped.length })}</p>
          <IdList label={words("field")} ids={dropped} />
        </div>
      )}
    </Alert>
  );
}
