"use client";
import { useTranslations } from "next-intl";
import { RegionFailureList } from "@/components/instances/region-failure-list";
import { useRegionName } from "@/components/instances/use-region-name";
import { groupRegionFailures } from "@/lib/client/region-failure-groups";
import type { ShownReview } from "@/lib/domain/change-review";
import { bySkipReason } from "@/lib/domain/skip-reasons";
import { ReviewList } from "./review-list";

/** Who would be changed, who is left out and why, who is not known. */
export function ReviewOutcome({ review }: { readonly review: ShownReview }) {
  const t = useTranslations("bulk.review");
  const skip = useTranslations("state.skip");
  const regionName = useRegionName();
  const { target, eligible, skipped, unknown, byRegion, byVersion, failing } = review;
  const reasons = bySkipReason(skipped);
  return (
    <>
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold text-strong">{t(`eligible.${target}`, { count: eligible.length })}</h3>
        {eligible.length > 0 && (
          <>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm tabular-nums">
              <dt className="text-muted">{t("byRegion")}</dt>
              <dd className="flex flex-wrap gap-x-4">
                {byRegion.map(({ region, count }) => (
                  <span key={region}>{t("sum", { name: regionName(region), count })}</span>
                ))}
              </dd>
              <dt className="text-muted">{t("byVersion")}</dt>
              <dd className="flex flex-wrap gap-x-4">
                {byVersion.map(({ version, count }) => (
                  <span key={version}>{t("sum", { name: version, count })}</span>
                ))}
              </dd>
            </dl>
            <details>
              <summary className="w-fit rounded-sm text-sm text-accent">
                {t("show", { count: eligible.length })}
              </summary>
              <ReviewList label={t("show", { count: eligible.length })} instances={eligible} />
            </details>
          </>
        )}
      </section>
      {skipped.length > 0 && (
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold text-strong">{t("skipped", { count: skipped.length })}</h3>
          <ul className="text-sm tabular-nums">
            {reasons.map(({ reason, instances }) => (
              <li key={reason}>
                {t("reasonCount", { count: instances.length, reason: skip(reason) })}
                {reason === "region_failed" && failing.length > 0 && (
                  <div className="py-1 pl-4">
                    <RegionFailureList groups={groupRegionFailures(failing)} />
                  </div>
                )}
              </li>
            ))}
          </ul>
          <ReviewList
            label={t("skipped", { count: skipped.length })}
            instances={reasons.flatMap(({ instances }) => instances)}
            note={({ reason }) => skip(reason)}
          />
        </section>
      )}
      {unknown.length > 0 && (
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold text-strong">{t("unknown", { count: unknown.length })}</h3>
          <ReviewList label={t("unknown", { count: unknown.length })} instances={unknown} />
        </section>
      )}
    </>
  );
}
