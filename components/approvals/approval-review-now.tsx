"use client";
import { useTranslations } from "next-intl";
import { ReviewList } from "@/components/bulk/review-list";
import { useRegionName } from "@/components/instances/use-region-name";
import { Alert } from "@/components/ui/alert";
import type { ApprovalDifference, ApprovalReview } from "@/lib/domain/change-approval";
import type { ChangeSettings } from "@/lib/domain/change-settings";
import type { ChangeTarget } from "@/lib/domain/ssl-state";

type ApprovalReviewNowProps = { readonly target: ChangeTarget; readonly review: ApprovalReview };

/** The numbers of how it is carried out. */
function waves({ canary, perRegion, atOnce }: ChangeSettings) {
  return { canary, perRegion, atOnce };
}

/** What the change would do as of now, how it is carried out, and what differs from when it was asked. */
export function ApprovalReviewNow({ target, review }: ApprovalReviewNowProps) {
  const t = useTranslations("changes.approval");
  const skip = useTranslations("state.skip");
  const regionName = useRegionName();
  const { byRegion, byVersion, different, differences, eligible, instances, settings } = review;
  const note = (difference: ApprovalDifference) =>
    difference.kind === "left_out" ? skip(difference.reason) : t("version", difference);
  const sums: readonly (readonly [string, readonly string[]])[] = [
    [t("byRegion"), byRegion.map(({ region, count }) => t("sum", { name: regionName(region), count }))],
    [t("byVersion"), byVersion.map(({ version, count }) => t("sum", { name: version, count }))],
  ];
  return (
    <>
      <p className="text-strong">{t(`now.${target}`, { eligible, instances })}</p>
      {eligible > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm tabular-nums">
          {sums.map(([name, values]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="flex flex-wrap gap-x-4">
                {values.map((value) => (
                  <span key={value}>{value}</span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {settings && (
        <p className="text-sm">
          {t("settings", waves(settings))} {t(`onFailure.${settings.onFailure}`)}
        </p>
      )}
      {different === 0 ? (
        <p className="text-sm text-muted">{t("same")}</p>
      ) : (
        <Alert role="note" tone="warning" title={t("different", { count: different })}>
          <ReviewList label={t("different", { count: different })} instances={differences} note={note} />
          {different > differences.length && (
            <p className="text-sm">{t("differentMore", { count: different - differences.length })}</p>
          )}
        </Alert>
      )}
    </>
  );
}
