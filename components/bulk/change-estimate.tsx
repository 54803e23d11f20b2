"use client";
import { useTranslations } from "next-intl";
import { useDurationText } from "@/lib/client/use-duration-text";
import { estimateMillis } from "@/lib/domain/change-estimate";
import type { ShownReview } from "@/lib/domain/change-review";
import type { WaveSettings } from "@/lib/domain/change-settings";
import { callsOf } from "@/lib/domain/rotation";

type ChangeEstimateProps = { readonly review: ShownReview; readonly settings: WaveSettings };

const MINUTE = 60_000;

/** About how long the change takes, by the waves and by what past changes took; nothing invented where there is no past change. */
export function ChangeEstimate({ review: { byRegion, past, target }, settings }: ChangeEstimateProps) {
  const t = useTranslations("bulk.review.estimate");
  const duration = useDurationText();
  const once = estimateMillis(byRegion, settings, past);
  if (once === null || past.medianMillis === null) return <p className="text-sm text-muted">{t("unknown")}</p>;
  // Past times are of one call each.
  const millis = once * callsOf(target).length;
  // No better than its source: whole minutes as soon as there are some.
  const about = millis < 2 * MINUTE ? Math.round(millis / 1_000) * 1_000 : Math.round(millis / MINUTE) * MINUTE;
  return (
    <p className="text-sm text-body">
      {t("about", { duration: duration(about), median: duration(past.medianMillis), changes: past.changes })}
    </p>
  );
}
