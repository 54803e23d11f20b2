"use client";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import { useNow } from "@/lib/client/use-now";
import { windowOutlook } from "@/lib/client/window-outlook";
import type { ShownReview } from "@/lib/domain/change-review";
import { ReviewList } from "./review-list";

type WindowOutlookProps = {
  readonly review: ShownReview;
  /** Epoch milliseconds, null = none. */
  readonly deadline: number | null;
};

/** When the maintenance windows of a review open, and which instances are left out because none of theirs does. */
export function WindowOutlook({ review, deadline }: WindowOutlookProps) {
  const t = useTranslations("bulk.plan");
  const skip = useTranslations("state.skip");
  const { first, last, without } = windowOutlook(review, deadline, useNow("minute"));
  return (
    <section className="flex flex-col gap-2 text-sm">
      {first !== null && last !== null && (
        <p>
          {t.rich("openings", {
            count: review.eligible.length - without.length,
            first: () => <TimeText key="first" at={new Date(first).toISOString()} show="absolute" />,
            last: () => <TimeText key="last" at={new Date(last).toISOString()} show="absolute" />,
          })}
        </p>
      )}
      {without.length > 0 && (
        <>
          <h3 className="text-base font-semibold text-strong">{t("without", { count: without.length })}</h3>
          <ReviewList
            label={t("without", { count: without.length })}
            instances={without}
            note={({ problem }) => skip(problem)}
          />
        </>
      )}
    </section>
  );
}
